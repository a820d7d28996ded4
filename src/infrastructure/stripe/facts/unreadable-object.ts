/** A Stripe object that lacks what its version promises, or holds what cannot be true. Parked for a person to look at. */
export class UnreadableObject extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'UnreadableObject';
  }
}

/** A value as it may stand in a reason, which is stored and logged: Stripe's own short words and numbers, no free text. */
export function shown(value: unknown): string {
  const text = String(value);
  return /^[A-Za-z0-9_.:-]{1,80}$/.test(text) ? text : 'a value that is not shown';
}
