import type { HttpReply, HttpRequest } from '../api/exchange';
import { StripeError } from '../api/stripe-error';
import type { Controls } from './controls';
import { ControlError } from './control-error';
import { CONTROL_ROUTES } from './control-routes';

/**
 * `/_sandbox`: what a test does to the sandbox and learns from it, in JSON. The app under test never calls it.
 * A page in a browser cannot either: JSON from another site needs a permission that is never given.
 */
export class ControlApi {
  constructor(private readonly controls: Controls) {}

  answer(request: HttpRequest): HttpReply {
    try {
      return asJson(200, this.call(request));
    } catch (error) {
      if (error instanceof ControlError) return asJson(error.status, { error: error.message });
      if (error instanceof StripeError) return asJson(error.status, { error: error.message });
      throw error;
    }
  }

  private call(request: HttpRequest): unknown {
    const url = new URL(request.url, 'http://sandbox');
    for (const { method, path, handle } of CONTROL_ROUTES) {
      const match = method === request.method && path.exec(url.pathname);
      if (match) return handle(this.controls, bodyOf(request), match[1] ?? '', url.searchParams);
    }
    throw new ControlError(404, `There is no control ${request.method} ${url.pathname}; sandbox/README.md lists them`);
  }
}

function bodyOf({ method, body, headers }: HttpRequest): Record<string, unknown> {
  if (method !== 'POST' || body === '') return {};
  if (!String(headers['content-type']).startsWith('application/json'))
    throw new ControlError(415, 'Send application/json');
  try {
    return JSON.parse(body) as Record<string, unknown>;
  } catch {
    throw new ControlError(400, 'The body is not JSON');
  }
}

function asJson(status: number, value: unknown): HttpReply {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value ?? {}, null, 2) };
}
