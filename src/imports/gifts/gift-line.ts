import type { GiftFrequency } from '../formats/format';

/** A past gift as a record of an export tells it. */
export interface GiftLine {
  readonly line: number;
  readonly externalId: string;
  /** Such as 2026-01-31, where the other system was. */
  readonly givenOn: string;
  /** Less what was given back; more than 0. */
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly frequency: GiftFrequency;
  readonly email: string | null;
}

/** Money given back, of the gift with that id. */
export interface RefundLine {
  readonly line: number;
  readonly about: string;
  readonly amountMinor: bigint;
  readonly currency: string;
}
