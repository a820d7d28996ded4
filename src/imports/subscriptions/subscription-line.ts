import type { Way } from '../formats/format';

/** A standing agreement as a record of an export tells it. */
export interface SubscriptionLine {
  readonly line: number;
  readonly externalId: string;
  readonly way: Way;
  /** Null only where nobody has to be written to. */
  readonly email: string | null;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly frequency: 'monthly' | 'annual';
  /** When the other system takes it next, such as 2026-12-15. */
  readonly nextChargeOn: string;
}
