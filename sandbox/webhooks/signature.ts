import { createHmac } from 'node:crypto';

/** The `stripe-signature` header: the time of signing, and HMAC-SHA256 over that time and the raw body. */
export function signature(body: string, secret: string, signedAtSeconds: number): string {
  const digest = createHmac('sha256', secret).update(`${signedAtSeconds}.${body}`).digest('hex');
  return `t=${signedAtSeconds},v1=${digest}`;
}
