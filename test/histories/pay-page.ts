import { answerAuthentication } from '../../sandbox/checkout/confirm';
import type { CheckoutSession } from '../../sandbox/account/wire';
import { RUN } from './history';
import type { Try } from './life';
import type { OpenedGift } from './open-gift';
import type { World } from './world';

/** What a reader does on Stripe's page, once. A page that was paid takes no second try. */
export async function tryToPay(world: World, { sessionId }: OpenedGift, attempt: Try): Promise<void> {
  if (attempt === 'leaves') return void (await world.post(`/v1/checkout/sessions/${sessionId}/expire`));
  const method = await world.sandbox.call('POST', '/v1/payment_methods', methodOf(attempt));
  await world.post(`/v1/payment_pages/${sessionId}/confirm`, { payment_method: method.id });
  if (attempt === 'passes_authentication') comeBack(world, sessionId, 'complete');
  if (attempt === 'fails_authentication') comeBack(world, sessionId, 'fail');
}

const TOKENS: Partial<Record<Try, string>> = {
  pays: 'tok_visa',
  declined: 'tok_chargeDeclined',
  pays_and_is_disputed: 'tok_createDispute',
  pays_and_is_inquired_about: 'tok_createDisputeInquiry',
  pays_and_is_suspected: 'tok_createIssuerFraudRecord',
  pays_refund_pends: 'tok_pendingRefund',
  pays_refund_fails: 'tok_refundFail',
};
const ASKS_AUTHENTICATION = '4000000000003220';
const IBANS: Partial<Record<Try, string>> = {
  debit_pays: 'DE89370400440532013000',
  debit_fails: 'DE62370400440532013001',
};

/** One reader per history: two gifts of theirs may be one too many. */
function methodOf(attempt: Try): object {
  const billing_details = { email: `jane@${RUN}.example.org`, name: 'Jane Roe' };
  const iban = IBANS[attempt];
  if (iban !== undefined) return { type: 'sepa_debit', sepa_debit: { iban }, billing_details };
  const token = TOKENS[attempt];
  const card =
    token === undefined ? { number: ASKS_AUTHENTICATION, exp_month: 12, exp_year: 2040, cvc: '123' } : { token };
  return { type: 'card', card, billing_details };
}

/** The bank sends the reader back to Stripe's page, which is no call of the API. */
function comeBack(world: World, sessionId: string, answer: 'complete' | 'fail'): void {
  const account = world.sandbox['account'];
  const session = account.store.get('checkout_sessions', sessionId) as CheckoutSession;
  answerAuthentication(account, session, answer);
}
