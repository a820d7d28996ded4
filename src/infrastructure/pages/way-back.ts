import type { FastifyRequest } from 'fastify';
import { html, type Html } from './html';

/** To the page of staff whose form was sent, where the browser says which it was. */
export function wayBack({ method, headers, host }: FastifyRequest): Html | undefined {
  const { referer = '' } = headers;
  if (method !== 'POST' || !URL.canParse(referer)) return undefined;
  const from = new URL(referer);
  if (from.host !== host || !STAFF_PATHS.test(from.pathname)) return undefined;
  return html`<p><a class="button" href="${from.pathname + from.search}">Back to the page before</a></p>`;
}

export const STAFF_PATHS = /^\/(staff|finance|care)(\/|\?|$)/;
