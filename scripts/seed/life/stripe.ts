import { stringify } from 'qs';

/** Whatever Stripe's objects hold; whoever asks knows for what. */
export type Answer = Readonly<Record<string, unknown>> & { readonly id: string };

export interface StripeAddress {
  readonly url: string;
  readonly secretKey: string;
}

/** The local Stripe, as dashboards, banks and time use it; the app does not hear of these calls but by webhooks. */
export class LocalStripe {
  constructor(private readonly address: StripeAddress) {}

  /** A call of Stripe's API. @throws Error for any answer but 200 */
  call<T = Answer>(method: 'GET' | 'POST' | 'DELETE', path: string, params: object = {}): Promise<T> {
    const form = stringify(params);
    const headers = { authorization: `Bearer ${this.address.secretKey}`, 'stripe-version': API_VERSION };
    if (method === 'GET') return this.ask<T>(`${path}?${form}`, { method, headers });
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    return this.ask<T>(path, { method, headers: { ...headers, ...type }, body: form });
  }

  /** A call of the sandbox's controls; see sandbox/README.md. @throws Error where it is refused */
  control<T = Answer>(path: string, fields: object = {}): Promise<T> {
    const headers = { 'content-type': 'application/json' };
    return this.ask<T>(`/_sandbox/${path}`, { method: 'POST', headers, body: JSON.stringify(fields) });
  }

  look<T>(path: string): Promise<T> {
    return this.ask<T>(`/_sandbox/${path}`, { method: 'GET' });
  }

  /** Everything in a list, newest first. */
  async *list<T extends { readonly id: string }>(path: string, params: object = {}): AsyncGenerator<T> {
    for (let after: string | undefined, hasMore = true; hasMore;) {
      const page = await this.call<Page<T>>('GET', path, { ...params, limit: LARGEST_PAGE, starting_after: after });
      yield* page.data;
      after = page.data.at(-1)?.id;
      hasMore = page.has_more;
    }
  }

  private async ask<T>(path: string, request: RequestInit): Promise<T> {
    const response = await fetch(this.address.url + path, request);
    if (response.ok) return (await response.json()) as T;
    throw new Error(`The local Stripe refused ${request.method} ${path}: ${await response.text()}`);
  }
}

interface Page<T> {
  readonly data: readonly T[];
  readonly has_more: boolean;
}

/** The one the app is built for. */
const API_VERSION = '2026-10-28.endive';
const LARGEST_PAGE = 100;
