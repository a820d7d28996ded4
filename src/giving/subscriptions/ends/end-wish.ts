/** The end of a recurring gift, as somebody has asked Stripe for it. */
export interface EndWish {
  readonly subscriptionId: string;
  /** Business time. */
  readonly askedAt: Date;
  /** Null: at once. */
  readonly endsAt: Date | null;
  readonly by: 'donor' | 'staff';
  readonly reason: WishReason;
}

/** What a donor chose to say of it, of a list; `erasure`: everything about the donor was to go. Never words of anybody's. */
export type WishReason =
  'money' | 'not-now' | 'too-often' | 'unhappy' | 'another-way' | 'other' | 'not-said' | 'erasure';
