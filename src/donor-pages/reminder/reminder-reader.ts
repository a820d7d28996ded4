/** What a reminder's link is for, as its page needs it. */
export interface LinkedReminder {
  readonly scope: 'confirm' | 'reminder' | 'unsubscribe';
  readonly state: 'unconfirmed' | 'confirmed' | 'ended' | 'cancelled';
  readonly frequency: string;
  /** Minor units. */
  readonly amountMinor: string;
  readonly currency: string;
  readonly mails: number;
  readonly everyMonths: number | null;
  readonly firstOn: string;
  /** The day of the next mail, in the reader's zone; null: none is to come. */
  readonly nextOn: string | null;
}

export interface ReminderReader {
  /** Changes nothing. @returns null for a link that is not known */
  read(token: string): Promise<LinkedReminder | null>;
}

export const REMINDER_READER = Symbol('reminder reader');
