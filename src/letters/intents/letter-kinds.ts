import type { Frequency } from '../../foundation/newsroom/newsroom';

/**
 * What each kind of letter is filled with, besides the gift it is about. Amounts are minor units as text, days such as
 * "2027-03-01" in UTC. Never a name or an address: only those are looked up when a letter is sent.
 */
export interface LetterData {
  /** A gift arrived. */
  readonly receipt: {
    readonly occasion: 'once' | 'first' | 'renewal';
    readonly number: string;
    readonly amountMinor: string;
    /** Of the amount, what covers the costs of the payment; absent: nothing. */
    readonly feeCoverMinor?: string;
    readonly currency: string;
    readonly on: string;
    /** How many monthly gifts were paid at once; absent: it stands for itself. */
    readonly monthsCovered?: number;
  };
  /** An annual gift is taken again soon. */
  readonly 'renewal-ahead': { readonly amountMinor: string; readonly currency: string; readonly on: string };
  /** A recurring gift could not be taken, or the bank debit of a single one was sent back. */
  readonly 'payment-failed': {
    readonly amountMinor: string;
    readonly currency: string;
    /** Stripe's or the bank's word for it; null: nobody says, absent: could not be asked. */
    readonly failureCode?: string | null;
    /** Null: it is not tried again by itself. */
    readonly nextTryOn: string | null;
    /** Of a first payment that Stripe gave up while the gift goes on: when that is taken next. */
    readonly goesOnFrom?: string;
  };
  /** The card behind a recurring gift ends before the gift is next taken. */
  readonly 'card-expiring': { readonly lastDay: string; readonly renewsOn: string; readonly isOver: boolean };
  /**
   * A recurring gift ends: `announced` for a day to come, `ended` already, or `unpaid`, because it could not be taken
   * any more.
   */
  readonly cancelled: {
    readonly how: 'announced' | 'ended' | 'unpaid';
    readonly on: string;
    readonly amountMinor: string;
    readonly currency: string;
    /** Until it ends, it may be taken as before. */
    readonly isTakenUntilThen?: boolean | null;
  };
  /** A donor changed a recurring gift, or asked for it in vain. */
  readonly changed: ToldChange;
  /** Money went back. */
  readonly refund: {
    readonly amountMinor: string;
    readonly currency: string;
    readonly on: string;
    readonly isWhole: boolean;
    /** Of the receipt for what is given back. */
    readonly number: string;
  };
  /** Money that was said to go back did not arrive. */
  readonly 'refund-failed': {
    readonly amountMinor: string;
    readonly currency: string;
    /** When it was sent off. */
    readonly on: string;
    readonly number: string;
  };
  /** The statement of a whole year can be had. */
  readonly 'year-statement': { readonly year: string };
  /** Somebody asked for the link to their gifts. */
  readonly 'manage-link': { readonly language: string };
  /** The last one, to whoever asked to be erased; it is about no gift. */
  readonly farewell: {
    readonly language: string;
    /** By name, systems that may go on taking an agreement of the donor's that nothing here can end; absent: none. */
    readonly elsewhere?: readonly string[];
    /** Bank debits that still come through, by currency; absent: none. */
    readonly underWay?: readonly { readonly amountMinor: string; readonly currency: string }[];
  };
}

/** A change of a recurring gift that its donor asked for. */
export interface ToldChange {
  readonly what: 'amount' | 'day' | 'frequency' | 'pause' | 'go-on' | 'end' | 'card';
  /**
   * - `made`
   * - `declined`: the payment that it takes was
   * - `unanswered`: nobody knows, and it is not tried any more
   * - `refused`: not made, for another reason
   */
  readonly result: 'made' | 'declined' | 'unanswered' | 'refused';
  /** Before it. */
  readonly frequency: Exclude<Frequency, 'one-time'>;
  readonly amountMinor: string;
  readonly currency: string;
  /** After it; absent: the same. */
  readonly wanted?: { readonly frequency: Exclude<Frequency, 'one-time'>; readonly amountMinor: string };
  /** When it was to be taken next; absent: that is not what was changed. */
  readonly wasOn?: string | null;
  /** When it is next taken, or, where it is charged at once, when that was. Null: not known. */
  readonly on: string | null;
  readonly isAtOnce?: boolean;
  /** What had been agreed for later is given up with it. */
  readonly givesUpPlan?: boolean;
}

export type LetterKind = keyof LetterData;

/** A letter to be written: what it says, and what it is about. */
export interface LetterIntent<Kind extends LetterKind = LetterKind> {
  readonly kind: Kind;
  /** One letter of a kind about one thing, ever. */
  readonly businessId: string;
  /** Null: what is known so far does not lead to a gift; it is looked for again when the letter is due. */
  readonly contributionId: string | null;
  /** What is known only later is looked up when the letter is due. */
  readonly data: Partial<LetterData[Kind]>;
  /** When what it tells of happened, by Stripe. */
  readonly occurredAt: Date;
}

/** The gift a letter is about. */
export interface LetterGift {
  readonly frequency: Frequency;
  readonly language: string;
}
