/** An amount of one kind in an interval. */
export interface FigureRow {
  /** `now` and `before`: an interval; `month`: a month of the chart; `balance`: what is at Stripe. */
  readonly about: 'now' | 'before' | 'month' | 'balance';
  readonly month: string;
  readonly currency: string;
  readonly frequency: string;
  readonly method: string;
  readonly kind: FigureKind;
  /** Of gifts their number; else money in minor units. */
  readonly amount: string;
}

export type FigureKind = 'gross' | 'refunds' | 'disputes' | 'fees' | 'adjustments' | 'exchange' | 'balance' | 'gifts';

export interface CountRow {
  readonly part: 'now' | 'before';
  readonly currency: string;
  readonly kind: 'failed' | 'recovered' | 'disputes';
  readonly count: number;
}

/** What recurring gifts stood at, or how they moved. */
export interface RecurringRow {
  readonly currency: string;
  readonly frequency: string;
  readonly kind: string;
  /** What a year of it brings. */
  readonly minor: string;
  readonly gifts: number;
  /** Who have at least one such gift. */
  readonly donors: number;
}

/** A line of the report of why gifts ended. */
export interface EndingRow {
  readonly currency: string;
  readonly frequency: string;
  readonly ended_by: string;
  readonly reason: string;
  readonly gifts: string;
  readonly a_year: string;
}

export interface OpenDispute {
  readonly id: string;
  readonly currency: string;
  readonly amount: string;
  readonly reason: string | null;
  readonly answer_by: string | null;
}
