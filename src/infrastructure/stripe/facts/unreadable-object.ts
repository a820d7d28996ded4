/** A Stripe object that lacks what its version promises, or holds what cannot be true. Parked for a person to look at. */
export class UnreadableObject extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'UnreadableObject';
  }
}
