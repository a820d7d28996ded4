import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Tells whether Stripe signed these bytes with one of the secrets, not more than 300 s ago or ahead.
 * `header` is Stripe-Signature: `t=<unix seconds>,v1=<hex>[,v1=<hex>…]`.
 * @see https://docs.stripe.com/webhooks#verify-manually
 */
export function isSignedByStripe(body: Buffer, header: string, secrets: readonly string[], now: Date): boolean {
  const { timestamp, signatures } = parseHeader(header);
  if (timestamp === undefined || Math.abs(now.getTime() / 1000 - timestamp) > TOLERANCE_SECONDS) return false;
  return secrets.some((secret) => {
    const expected = createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest();
    return signatures.some((signature) => isEqual(signature, expected));
  });
}

function parseHeader(header: string): { timestamp: number | undefined; signatures: Buffer[] } {
  let timestamp: number | undefined;
  const signatures: Buffer[] = [];
  for (const item of header.split(',', MAXIMUM_ITEMS)) {
    const [name, value = ''] = item.trim().split('=', 2);
    if (name === 't' && /^\d{1,12}$/.test(value)) timestamp = Number(value);
    if (name === 'v1') signatures.push(Buffer.from(value, 'hex'));
  }
  return { timestamp, signatures };
}

function isEqual(given: Buffer, expected: Buffer): boolean {
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** Stripe's own default. Both sides are checked: its library lets timestamps from the future pass. */
const TOLERANCE_SECONDS = 300;
/** A real header has two or three items; an endless one is an attack on our time. */
const MAXIMUM_ITEMS = 20;
