import type { Account } from '../account/account';
import type { IdempotentReply } from './idempotent-reply';
import { StripeError, invalidRequest } from './stripe-error';

/** Stripe's limit. */
const MAX_KEY_CHARACTERS = 255;
/** Stripe keeps keys for at least 24 hours; here it is exactly that, so that a test can outlive one. */
const KEPT_MS = 24 * 3_600_000;

/** Idempotency keys as Stripe has them: the first status and body are given again, 500s included. */
export class Idempotency {
  private readonly underWay = new Set<string>();

  constructor(private readonly account: Account) {}

  /**
   * The answer already given under this key, where there is one.
   * @throws StripeError 409 while the first request is still under way, 400 when this is another request
   */
  earlierReply(key: string, path: string, fingerprint: string): IdempotentReply | undefined {
    if (key.length > MAX_KEY_CHARACTERS) {
      throw invalidRequest(
        `Idempotency keys have at most ${MAX_KEY_CHARACTERS} characters; this one has ${key.length}.`,
      );
    }
    if (this.underWay.has(key)) throw inUse(key);
    const earlier = this.account.store.get('idempotent_replies', key);
    if (!earlier || earlier.savedAtMs + KEPT_MS <= this.account.clock.nowMs()) return undefined;
    if (earlier.path !== path) throw misused(key, `for the same endpoint they were first used for ('${earlier.path}')`);
    if (earlier.fingerprint !== fingerprint) throw misused(key, 'with the same parameters they were first used with');
    return earlier;
  }

  /** Until `finished`, a second request under the key is told to wait. */
  begun(key: string): void {
    this.underWay.add(key);
  }

  finished(key: string): void {
    this.underWay.delete(key);
  }

  save(reply: Omit<IdempotentReply, 'savedAtMs'>): void {
    this.account.store.put('idempotent_replies', { ...reply, savedAtMs: this.account.clock.nowMs() });
  }
}

function inUse(key: string): StripeError {
  const message = `There is currently another in-progress request using this idempotency key: ${key}. Try again later.`;
  return new StripeError(409, { type: 'invalid_request_error', code: 'idempotency_key_in_use', message });
}

function misused(key: string, rule: string): StripeError {
  const message = `Keys for idempotent requests can only be used ${rule}. Try another key than '${key}' for another request.`;
  return new StripeError(400, { type: 'idempotency_error', message });
}
