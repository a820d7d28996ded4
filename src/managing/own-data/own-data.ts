/** Money as it is kept: minor units, as text. */
export interface OwnMoney {
  readonly amountMinor: string;
  /** ISO 4217. */
  readonly currency: string;
}

/** As a program reads it: an instant is a Date, and becomes its ISO form in JSON. */
export type OwnValue = string | number | boolean | null | Date | OwnMoney;

/** What is kept of one kind. Words for people stand in web/languages under `own-NAME` and `own-FIELD`. */
export interface OwnSection {
  readonly name: string;
  readonly rows: readonly Readonly<Record<string, OwnValue>>[];
}
