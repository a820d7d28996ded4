import type { GiftPlan, Offer, Payment } from '../plan/gift-plan';
import type { NewsroomApp } from './newsroom';

/** A donor gives, from the box to the end of Stripe's page. @returns the session, when the page took the payment */
export async function give(app: NewsroomApp, plan: GiftPlan, offer: Offer): Promise<string | undefined> {
  const page = await app.openPage(plan, offer);
  if (plan.payment === 'leaves') return undefined;
  await pay(page, plan);
  return new URL(page).pathname.split('/').at(-1);
}

/** Stripe's test numbers; see sandbox/README.md. */
const NUMBERS = {
  pays: '4242424242424242',
  declines: '4000000000000002',
  asksBankOnce: '4000002500003155',
  debitPays: 'AT611904300234573201',
  debitIsSentBack: 'AT861904300235473202',
};

async function pay(page: string, { donor, payment }: GiftPlan): Promise<void> {
  const payer = { email: `donor${donor}@example.org`, name: `Donor ${donor}` };
  if (payment === 'declined first') {
    const refusal = await send(page, { ...payer, method: 'card', number: NUMBERS.declines });
    if (refusal.status !== PAYMENT_REQUIRED) throw new Error(`The page took a card that declines: ${refusal.status}`);
  }
  const answer = await send(page, { ...payer, ...methodOf(payment) });
  if (payment === 'asks bank') expectAway(await send(`${page}/authentication`, { outcome: 'complete' }), page);
  else expectAway(answer, page);
}

const PAYMENT_REQUIRED = 402;

function methodOf(payment: Payment): Record<string, string> {
  if (payment === 'debit') return { method: 'sepa_debit', iban: NUMBERS.debitPays };
  if (payment === 'debit sent back') return { method: 'sepa_debit', iban: NUMBERS.debitIsSentBack };
  return { method: 'card', number: payment === 'asks bank' ? NUMBERS.asksBankOnce : NUMBERS.pays };
}

async function send(page: string, fields: Record<string, string>): Promise<Response> {
  const answer = await fetch(page, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
  await answer.body?.cancel();
  return answer;
}

/** A page that is done leads back to the newsroom. */
function expectAway({ status, headers }: Response, page: string): void {
  const target = new URL(headers.get('location') ?? page, page);
  if (status !== SEE_OTHER || target.pathname.startsWith('/pay/'))
    throw new Error(`The payment page did not take the payment: ${status} ${target.pathname}`);
}

const SEE_OTHER = 303;
