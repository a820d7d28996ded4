/** What a payout is made of, each as it changed the balance at Stripe: gifts positive, fees and refunds negative. */
export interface PayoutSums {
  readonly grossMinor: string;
  readonly refundsMinor: string;
  readonly disputesMinor: string;
  readonly feesMinor: string;
  /** Whatever is none of these: adjustments, reserves, a payout that failed and came back. */
  readonly otherMinor: string;
}

export interface Payout {
  /** po_… */
  readonly id: string;
  /** The day on which it reaches the bank, by Stripe. */
  readonly arrivalDay: string;
  readonly currency: string;
  /** As it changed the bank account: negative where Stripe takes money back from the bank. */
  readonly amountMinor: string;
  readonly status: 'paid' | 'pending' | 'in_transit' | 'failed' | 'canceled';
  /** Null: a manual payout, which cannot be itemised, or one that came back before it was. */
  readonly sums: PayoutSums | null;
}

/**
 * Which account the file is imported into.
 *
 * - `stripe-account` is the way for books that show gross income and fees: an account of type bank, called Stripe, one
 *   for each currency. Each payout brings its gifts (in), refunds, disputes and fees (out), and last the payout itself
 *   (out): a transfer to the real bank account, which the program matches with the deposit in the bank's own feed. The
 *   lines of a payout add up to zero, so the account stands at zero between payouts, and whatever else it stands at is a
 *   question. A payout that failed is in it too: it left, and comes back among the other movements of a later payout. One
 *   that is not itemised comes back at once, since its gifts are in no line but those other movements.
 * - `bank-account` is the real bank account, where it has no feed of its own: one line for each payout that arrived, of
 *   the amount that the bank's paper shows. With a feed it would bring every deposit twice.
 */
export type BankAccountKind = 'stripe-account' | 'bank-account';

export interface BankLine {
  readonly day: string;
  /** As it changes the account: in is positive. Never zero. */
  readonly minor: string;
  readonly description: string;
  readonly payoutId: string;
}

/** A payout that is not what its parts come to: the account would never be even again. */
export class PayoutDoesNotAddUp extends Error {
  constructor(payout: Payout, sum: bigint) {
    super(
      `Payout ${payout.id} is ${payout.amountMinor} and its parts come to ${sum} (${payout.currency}, minor units)`,
    );
    this.name = 'PayoutDoesNotAddUp';
  }
}

/** The lines of one payout; none for one that is still on its way, or that never reached this account. */
export function bankLines(payout: Payout, into: BankAccountKind): BankLine[] {
  if (UNDERWAY.has(payout.status)) return [];
  const line = (minor: string | bigint, description: string): BankLine[] =>
    BigInt(minor) === 0n
      ? []
      : [{ day: payout.arrivalDay, minor: String(BigInt(minor)), description, payoutId: payout.id }];
  if (into === 'bank-account') return payout.status === 'paid' ? line(payout.amountMinor, depositOf(payout)) : [];
  return [
    ...partsOf(payout).flatMap(([minor, words]) => line(minor, words)),
    ...line(-BigInt(payout.amountMinor), transfer(payout)),
    ...(payout.sums === null && payout.status !== 'paid' ? line(payout.amountMinor, RETURN) : []),
  ];
}

const RETURN = 'Transfer that came back, to go out with a later payout';

const UNDERWAY: ReadonlySet<Payout['status']> = new Set(['pending', 'in_transit']);

function depositOf({ amountMinor }: Payout): string {
  return amountMinor.startsWith('-') ? 'Taken back by Stripe' : 'Deposit from Stripe';
}

function partsOf(payout: Payout): [minor: string, words: string][] {
  const { sums } = payout;
  if (sums === null) return [];
  const parts: [string, string][] = [
    [sums.grossMinor, 'Donations'],
    [sums.refundsMinor, 'Refunds'],
    [sums.disputesMinor, 'Disputes'],
    [sums.feesMinor, 'Stripe fees'],
    [sums.otherMinor, 'Other movements at Stripe'],
  ];
  const sum = parts.reduce((total, [minor]) => total + BigInt(minor), 0n);
  if (sum !== BigInt(payout.amountMinor)) throw new PayoutDoesNotAddUp(payout, sum);
  return parts;
}

function transfer({ status, sums }: Payout): string {
  const words = status === 'paid' ? 'Transfer to the bank' : 'Transfer to the bank that came back';
  return sums === null && status === 'paid' ? `${words}, manual payout that cannot be itemised` : words;
}
