/**
 * What becomes of reminders, in the order in which it is shown.
 * - `asked`: somebody wished to be reminded
 * - `confirmed`: the address said yes
 * - `sent`: the mail server took a reminder; a mail that asks for the yes is none
 * - `opened`: a person opened the form by a reminder's link; once for each link
 * - `gave`: money that was given by a reminder's link arrived; once for each link
 * - `silenced`: a reminder was not sent, for its reader had given
 * - `cancelled`: a reader stopped a reminder; who stops all stops each of them
 * - `bounced`: the mail server refused a mail for good, or too often; also one that asks for the yes
 */
export const REMINDER_STEPS = [
  ...(['asked', 'confirmed', 'sent', 'opened', 'gave'] as const),
  ...(['silenced', 'cancelled', 'bounced'] as const),
] as const;
export type ReminderStep = (typeof REMINDER_STEPS)[number];
