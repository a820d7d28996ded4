import type { BalanceTransaction } from '../account/wire';
import { audit } from '../money/audit';
import { book } from '../money/book';
import { setRate } from '../money/exchange-rates';
import { failPayout, submitPayout, arrivePayout } from '../resources/payouts/course';
import { payOut } from '../resources/payouts/pay-out';
import { abandonTopup, completeTopup, reverseTopup } from '../resources/topups/topup';
import { ControlError } from './control-error';
import type { ControlRoute } from './control-route';
import { number, only, optionalText, text, wholeNumber, word } from './read-fields';

/** What Stripe and the bank do to the balance. */
export const BALANCE_AND_PAYOUTS: ControlRoute[] = [
  {
    method: 'POST',
    path: /^\/_sandbox\/payouts$/,
    handle: ({ account }, fields) => {
      only(fields);
      return { payouts: account.store.transaction(() => payOut(account, 'payout_run_now')) };
    },
  },
  {
    method: 'POST',
    path: /^\/_sandbox\/payouts\/(\w+)\/move$/,
    handle: ({ account }, fields, id) => {
      only(fields, 'to', 'failureCode');
      const payout = account.store.get('payouts', id);
      if (!payout || ['failed', 'canceled'].includes(payout.status))
        throw new ControlError(409, `${id} cannot be moved`);
      const code = optionalText(fields, 'failureCode') ?? 'account_closed';
      const to = word(fields, 'to', 'in_transit', 'paid', 'failed');
      account.store.transaction(() => {
        if (to === 'in_transit') submitPayout(account, id);
        else if (to === 'paid') arrivePayout(account, id);
        else failPayout(account, payout, { code, message: 'The bank account has been closed.' });
      });
      return account.store.get('payouts', id);
    },
  },
  {
    method: 'POST',
    path: /^\/_sandbox\/balance-transactions$/,
    handle: ({ account }, fields) => {
      only(fields, ...BOOKING_FIELDS);
      const booking = {
        amount: number(fields, 'amount'),
        currency: text(fields, 'currency'),
        exchangeRate: null,
        fee: number(fields, 'fee', 0),
        source: optionalText(fields, 'source') ?? null,
        description: optionalText(fields, 'description') ?? null,
        reportingCategory: text(fields, 'reportingCategory'),
        type: (optionalText(fields, 'type') ?? 'adjustment') as BalanceTransaction['type'],
        delayDays: wholeNumber(fields, 'delayDays', 0),
        balanceType: word(fields, 'balanceType', 'payments', 'refund_and_dispute_prefunding', 'risk_reserved'),
      };
      return account.store.transaction(() => book(account, booking));
    },
  },
  {
    method: 'POST',
    path: /^\/_sandbox\/topups\/(\w+)\/move$/,
    handle: ({ account }, fields, id) => {
      only(fields, 'to');
      const to = word(fields, 'to', 'succeeded', 'failed', 'reversed');
      const topup = account.store.transaction(() => {
        if (to === 'failed') return abandonTopup(account, id, to);
        return to === 'succeeded' ? completeTopup(account, id) : reverseTopup(account, id);
      });
      if (!topup) throw new ControlError(409, `${id} cannot be moved`);
      return topup;
    },
  },
  {
    method: 'POST',
    path: /^\/_sandbox\/rates$/,
    handle: ({ account }, fields) => {
      only(fields, 'from', 'into', 'rate');
      setRate(account, text(fields, 'from'), text(fields, 'into'), number(fields, 'rate'));
    },
  },
  { method: 'GET', path: /^\/_sandbox\/audit$/, handle: ({ account }) => audit(account) },
];

const BOOKING_FIELDS = [
  ...['amount', 'currency', 'fee', 'source', 'description', 'reportingCategory', 'type', 'delayDays', 'balanceType'],
];
