import type { LetterGift } from '../intents/letter-kinds';

/** Whom a letter goes to, or why it goes to nobody (now). */
export type Recipient = KnownRecipient | { readonly verdict: 'later' | 'cancelled' | 'suppressed' };

export interface KnownRecipient {
  readonly email: string;
  readonly donorId: string;
  readonly gift: LetterGift;
}
