import { StripeError } from './stripe-error';

/** Secret and restricted test keys, by HTTP Basic or Bearer, as Stripe takes them. */
const TEST_KEY = /^(sk|rk)_test_\w+$/;

/** @throws StripeError 401 unless the caller sends a key of test mode; any such key opens the one account there is. */
export function authenticate(authorization: string | undefined): void {
  const key = authorization && keyIn(authorization);
  if (!key) throw unauthorized('You did not provide an API key. Send it as HTTP Basic user name or as a Bearer token.');
  if (!TEST_KEY.test(key))
    throw unauthorized(`Invalid API Key provided: ${key.slice(0, 8)}… (the sandbox takes sk_test_… only)`);
}

function keyIn(authorization: string): string | undefined {
  const [scheme, credentials = ''] = authorization.split(' ');
  if (scheme?.toLowerCase() === 'bearer') return credentials;
  if (scheme?.toLowerCase() !== 'basic') return undefined;
  return Buffer.from(credentials, 'base64').toString().split(':')[0];
}

function unauthorized(message: string): StripeError {
  return new StripeError(401, { type: 'invalid_request_error', message });
}
