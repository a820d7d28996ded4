/** The letters in English, as ICU messages. */
export const en = {
  'confirm-reminder.subject': 'Please confirm your reminder',
  'confirm-reminder.asked':
    '{mails, plural, =1 {You asked to be reminded on {day} that you may want to support {newsroom}.} other {You asked to be reminded # times, for the first time on {day}, that you may want to support {newsroom}.}}',
  'confirm-reminder.action': 'Yes, remind me',
  'confirm-reminder.not-you':
    'If it was not you, there is nothing to do: without your yes we will not write again, and your address is deleted within a week.',
  'reminder.subject': 'Your reminder',
  'reminder.asked': 'You asked us to remind you today that you may want to support {newsroom}.',
  'reminder.gift':
    '{frequency, select, monthly {You were thinking of {amount} a month.} annual {You were thinking of {amount} a year.} other {You were thinking of {amount}.}} The link opens the form with that filled in; you can still change everything.',
  'reminder.give': 'Give now',
  'reminder.last': 'This was the last reminder you asked for.',
  'reminder.other': 'Not today: put it off, stop this reminder, or never be reminded again',
  sender: 'You get this mail because somebody gave this address to {newsroom}. Questions: {contact}',
};

export type LetterWords = Record<keyof typeof en, string>;
