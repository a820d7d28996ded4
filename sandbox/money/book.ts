import type { Account } from '../account/account';
import { objectId } from '../account/object-ids';
import type { BalanceTransaction } from '../account/wire';
import { balanceTime } from './balance-time';
import { planPayout } from './payout-plan';
import { addToBalance } from './running-balance';

const DAY_SECONDS = 86_400;

/** A movement of the balance, in minor units of the currency it happens in. */
export interface Booking {
  readonly amount: number;
  readonly currency: string;
  readonly exchangeRate: number | null;
  readonly fee: number;
  readonly feeDescription?: string;
  readonly source: string | null;
  readonly description: string | null;
  readonly reportingCategory: string;
  readonly type: BalanceTransaction['type'];
  /** Until midnight after that many days; 0 is at once. */
  readonly delayDays: number;
  readonly balanceType?: BalanceTransaction['balance_type'];
}

/**
 * Every change of the balance passes here.
 * @throws Error when the transaction or its balance does not add up
 */
export function book(account: Account, booking: Booking): BalanceTransaction {
  const { amount, currency, fee, description, source, type } = booking;
  const now = balanceTime(account);
  const transaction: BalanceTransaction = {
    id: objectId('txn'),
    object: 'balance_transaction',
    amount,
    available_on: midnightAfter(now, booking.delayDays),
    balance_type: booking.balanceType ?? 'payments',
    created: now,
    currency,
    description,
    exchange_rate: booking.exchangeRate,
    fee,
    fee_details: fee ? [feeDetail(fee, currency, booking.feeDescription)] : [],
    net: amount - fee,
    reporting_category: booking.reportingCategory,
    source,
    status: booking.delayDays === 0 ? 'available' : 'pending',
    type,
  };
  assertSound(transaction);
  account.store.put('balance_transactions', transaction);
  addToBalance(account, transaction);
  planPayout(account, transaction);
  return transaction;
}

/** The same movement backwards, at the same rate; its fee stays where it is. */
export function reversalOf(booked: BalanceTransaction): Pick<Booking, 'amount' | 'currency' | 'exchangeRate' | 'fee'> {
  return { amount: -booked.amount, currency: booked.currency, exchangeRate: booked.exchange_rate, fee: 0 };
}

function feeDetail(
  amount: number,
  currency: string,
  description = 'Stripe processing fees',
): BalanceTransaction['fee_details'][number] {
  return { amount, application: null, currency, description, type: 'stripe_fee' };
}

function midnightAfter(now: number, days: number): number {
  return days === 0 ? now : (Math.floor(now / DAY_SECONDS) + days + 1) * DAY_SECONDS;
}

function assertSound({ id, amount, fee, net, fee_details }: BalanceTransaction): void {
  const details = fee_details.reduce((sum, detail) => sum + detail.amount, 0);
  const whole = [amount, fee, net].every(Number.isSafeInteger);
  if (!whole || net !== amount - fee || details !== fee) throw new Error(`${id} does not add up`);
}
