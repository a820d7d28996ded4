import type { Clock } from '../account/clock';
import type { WireObject } from '../account/wire';
import type { HttpReply } from './exchange';
import type { IdempotentReply } from './idempotent-reply';
import { StripeError } from './stripe-error';

/** What the headers of an answer say of its request. */
export interface ReplyMeta {
  readonly requestId: string;
  /** As the caller named it, or the one it gets for naming none. */
  readonly version: string;
  /** The idempotency key the answer is kept under. */
  readonly key: string | undefined;
  /** A reader may date what the answer says by its header, so that tells the account's time, not the machine's. */
  readonly clock: Clock;
}

export function asReply(status: number, object: WireObject | StripeError, meta: ReplyMeta): HttpReply {
  const headers = metaHeaders(meta);
  if (status === UNBUILT_STATUS) headers['stripe-should-retry'] = 'false';
  return { status, headers, body: JSON.stringify(object, null, 2) };
}

/** Whatever was thrown, in Stripe's shape; what is not Stripe's is our own fault and a 500. */
export function errorReply(error: unknown, meta: ReplyMeta): HttpReply {
  if (error instanceof StripeError) return asReply(error.status, error, meta);
  process.stderr.write(`sandbox: ${error instanceof Error ? error.stack : String(error)}\n`);
  const message = 'The sandbox itself failed; its standard error says why.';
  return asReply(500, new StripeError(500, { type: 'api_error', message }), meta);
}

/** The first answer once more. */
export function replayed(earlier: IdempotentReply, meta: ReplyMeta): HttpReply {
  const headers = { ...metaHeaders(meta), 'original-request': earlier.requestId, 'idempotent-replayed': 'true' };
  return { status: earlier.status, headers, body: earlier.body };
}

function metaHeaders({ requestId, version, key, clock }: ReplyMeta): Record<string, string> {
  return {
    date: new Date(clock.nowMs()).toUTCString(),
    'content-type': 'application/json',
    'request-id': requestId,
    'stripe-version': version,
    ...(key === undefined ? {} : { 'idempotency-key': key, 'original-request': requestId }),
  };
}

/** Stripe's SDKs try every 5xx again unless they are told not to. */
const UNBUILT_STATUS = 501;
/** Codes of parameters that are wrong in themselves: the endpoint never began, so the key stays free. */
const NOT_BEGUN = /^parameter_/;
/** Nor does it begin for a stranger, for a call in the queue or for an address that is none. */
const STATUSES_NOT_BEGUN = [401, 404, 409, 429, UNBUILT_STATUS];

/** Whether Stripe would give this refusal again under the same idempotency key. */
export function isKept(error: unknown): boolean {
  if (!(error instanceof StripeError)) return true;
  const { code, type } = error.body;
  if (type === 'idempotency_error' || STATUSES_NOT_BEGUN.includes(error.status)) return false;
  return !(code && NOT_BEGUN.test(code));
}
