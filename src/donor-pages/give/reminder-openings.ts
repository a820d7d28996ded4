/** Who counts that the form was opened by a reminder's link. */
export interface ReminderOpenings {
  opened(token: string): Promise<void>;
}

export const REMINDER_OPENINGS = Symbol('reminder openings');
