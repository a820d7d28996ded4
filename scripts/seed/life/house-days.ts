import type { HistoryPlan } from '../plan/donors';
import type { Diary } from './diary';
import type { LocalStripe } from './stripe';

/** What happens to the account rather than to a gift: a fee each month, and now and then a payout that comes back. */
export function noteHouseDays(
  diary: Diary,
  stripe: LocalStripe,
  plan: HistoryPlan,
  currencies: readonly string[],
): void {
  for (let day = 0; day < plan.days; day++) {
    const date = new Date(plan.from.getTime() + day * DAY_MS).getUTCDate();
    if (date === FEE_DATE) diary.note(day, () => takeFees(stripe, currencies));
    if (day % PAYOUT_FAILS_EVERY_DAYS === PAYOUT_FAILS_EVERY_DAYS - 1) diary.note(day, () => failNewestPayout(stripe));
  }
}

const DAY_MS = 86_400_000;
const FEE_DATE = 2;
/** A handful in two years. */
const PAYOUT_FAILS_EVERY_DAYS = 130;

async function takeFees(stripe: LocalStripe, currencies: readonly string[]): Promise<void> {
  const what = { reportingCategory: 'fee', type: 'stripe_fee', description: 'Monthly fee for fraud screening' };
  for (const code of currencies)
    await stripe.control('balance-transactions', { amount: -FEE_MINOR, currency: code.toLowerCase(), ...what });
}

/** Of whatever currency it is taken in. */
const FEE_MINOR = 700;

/** Where there is one that can still come back. Of several of one night the first by name: lists do not order those. */
async function failNewestPayout(stripe: LocalStripe): Promise<void> {
  const { data } = await stripe.call<{ data: Payout[] }>('GET', '/v1/payouts', { limit: 10 });
  const [payout] = data
    .filter(({ status }) => !['failed', 'canceled'].includes(status))
    .sort((one, other) => other.created - one.created || one.currency.localeCompare(other.currency));
  if (payout) await stripe.control(`payouts/${payout.id}/move`, { to: 'failed', failureCode: 'account_closed' });
}

interface Payout {
  readonly id: string;
  readonly status: string;
  readonly created: number;
  readonly currency: string;
}
