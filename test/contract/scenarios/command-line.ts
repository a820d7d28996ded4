/** What a person asked for. */
export type Command =
  | { readonly kind: 'run'; readonly secretKey: string }
  | { readonly kind: 'list' }
  | { readonly kind: 'help' }
  | { readonly kind: 'refused'; readonly reason: string };

/** Reads arguments and environment; never repeats a key. */
export function readCommand(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Command {
  if (argv.includes('--help') || argv.includes('-h')) return { kind: 'help' };
  if (argv.includes('--list')) return { kind: 'list' };
  if (argv.length > 0) return refused('It takes no arguments but --list and --help.');
  const secretKey = environment['STRIPE_SECRET_KEY']?.trim() ?? '';
  if (secretKey === '') return refused('STRIPE_SECRET_KEY is not set. It takes a secret key of test mode, sk_test_….');
  if (LIVE_KEY.test(secretKey)) {
    return refused('STRIPE_SECRET_KEY is a live key, and the scenarios charge cards. They run in test mode only.');
  }
  if (!TEST_KEY.test(secretKey)) return refused('STRIPE_SECRET_KEY is no secret key of test mode, sk_test_….');
  return { kind: 'run', secretKey };
}

export const HELP = `Runs the contract's scenarios against the test mode of a real Stripe account.

  STRIPE_SECRET_KEY=sk_test_… npm run contract
  npm run contract -- --list     the facts, without asking Stripe

It contacts https://api.stripe.com and nothing else, writes nothing to disk, and makes test objects: three products,
payment pages, payments with Stripe's test cards and one test bank account, customers and subscriptions. Pages are
expired, subscriptions canceled, customers deleted and prices archived in the end; payments and products stay.
The same scenarios run against the sandbox in every npm test.

Exit code: 0 every fact was shown, 1 one was not, 2 nothing was started.
`;

function refused(reason: string): Command {
  return { kind: 'refused', reason };
}

const LIVE_KEY = /^(sk|rk)_live_/;
/** Secret or restricted; a restricted one fails wherever it may not. */
const TEST_KEY = /^(sk|rk)_test_\w+$/;
