import type { Account } from '../account/account';
import { objectId } from '../account/object-ids';
import type { BalanceTransaction, Charge } from '../account/wire';
import { processingFee } from './fees';
import { settle } from './settlement';

const DAY_SECONDS = 86_400;
/** Card money is available on the second day after, bank debits on the fifth, at midnight UTC. */
const CARD_DELAY_DAYS = 2;
const DEBIT_DELAY_DAYS = 5;

/** Money in: a card's success, or a bank debit's submission (booked while its charge is still pending). */
export function bookCharge(account: Account, charge: Charge): BalanceTransaction {
  const settled = settle(charge.amount, charge.currency, account.settings.settlement);
  const isDebit = charge.payment_method_details?.type === 'sepa_debit';
  return book(account, {
    ...settled,
    fee: processingFee(settled.amount, settled.currency),
    source: charge.id,
    description: charge.description,
    reportingCategory: 'charge',
    type: isDebit ? 'payment' : 'charge',
    delayDays: isDebit ? DEBIT_DELAY_DAYS : CARD_DELAY_DAYS,
  });
}

/** A debit that was booked and did not come: the amount goes back; the fee of the attempt stays with Stripe. */
export function bookChargeFailure(account: Account, charge: Charge, booked: BalanceTransaction): BalanceTransaction {
  return book(account, {
    amount: -booked.amount,
    currency: booked.currency,
    exchangeRate: booked.exchange_rate,
    fee: 0,
    source: charge.id,
    description: charge.description,
    reportingCategory: 'charge_failure',
    type: 'payment_failure_refund',
    delayDays: 0,
  });
}

interface Booking {
  readonly amount: number;
  readonly currency: string;
  readonly exchangeRate: number | null;
  readonly fee: number;
  readonly source: string;
  readonly description: string | null;
  readonly reportingCategory: string;
  readonly type: BalanceTransaction['type'];
  readonly delayDays: number;
}

function book(account: Account, booking: Booking): BalanceTransaction {
  const { amount, currency, fee, description, source, type } = booking;
  const transaction: BalanceTransaction = {
    id: objectId('txn'),
    object: 'balance_transaction',
    amount,
    available_on: midnightAfter(account.clock.now(), booking.delayDays),
    balance_type: 'payments',
    created: account.clock.now(),
    currency,
    description,
    exchange_rate: booking.exchangeRate,
    fee,
    fee_details: fee ? [feeDetail(fee, currency)] : [],
    net: amount - fee,
    reporting_category: booking.reportingCategory,
    source,
    status: 'pending',
    type,
  };
  assertSound(transaction);
  account.store.put('balance_transactions', transaction);
  account.store.put('settings', { id: totalKey(currency), value: netTotal(account, currency) + transaction.net });
  return transaction;
}

/** The running sum of all net amounts, kept beside the transactions so that the two can be held against each other. */
export function netTotal(account: Account, currency: string): number {
  return Number(account.store.get('settings', totalKey(currency))?.value ?? 0);
}

function totalKey(currency: string): string {
  return `net_total_${currency}`;
}

function feeDetail(amount: number, currency: string): BalanceTransaction['fee_details'][number] {
  return { amount, application: null, currency, description: 'Stripe processing fees', type: 'stripe_fee' };
}

function midnightAfter(now: number, days: number): number {
  return days === 0 ? now : (Math.floor(now / DAY_SECONDS) + days + 1) * DAY_SECONDS;
}

function assertSound({ id, amount, fee, net, fee_details }: BalanceTransaction): void {
  const details = fee_details.reduce((sum, detail) => sum + detail.amount, 0);
  const whole = [amount, fee, net].every(Number.isSafeInteger);
  if (!whole || net !== amount - fee || details !== fee) throw new Error(`${id} does not add up`);
}
