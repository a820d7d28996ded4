/** A gift that another system takes until now, as its page needs it. */
export interface LinkedContinuation {
  readonly frequency: 'monthly' | 'annual';
  readonly amountMinor: bigint;
  /** ISO 4217. */
  readonly currency: string;
  readonly state: 'open' | 'goes on' | 'over';
  /** When it is first taken by us, such as 2027-03-01. */
  readonly firstOn: string;
}

/** What the mailed links to such gifts are for. */
export interface Continuations {
  /** Changes nothing. @returns null for a link that is not known */
  read(token: string): Promise<LinkedContinuation | null>;
  /** @returns the address of the payment page @throws Problem */
  open(token: string, wish: { consentVersion: string; language: string }, network: string): Promise<string>;
}

export const CONTINUATIONS = Symbol('continuations');
