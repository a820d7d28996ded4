/**
 * Everything that calls for a person. `critical`: money or a donor's safety is at stake while nobody looks; `warning`:
 * within a day. Each has its section in docs/operations/alarms.md, under its code.
 */
export const ALARM_KINDS = {
  'event-parked': kind('critical', 'An event from Stripe cannot be processed and waits for a person.'),
  'unknown-category': kind('critical', 'A movement of money of a kind not known here stands in suspense.'),
  'unknown-status': kind('warning', 'Stripe gave an object a status that is not known here.'),
  'charge-differs-from-pledge': kind('critical', 'A charge has another amount or currency than was pledged.'),
  'gift-taken-twice': kind(
    'critical',
    'A gift that came over was taken, or soon is, and the other system may take it, too.',
  ),
  'agreement-left-behind': kind(
    'critical',
    'A donor was erased whose agreement at another system goes on, and may charge them, until it is ended there.',
  ),
  'reconcile-difference': kind('critical', 'Our books and the movements of money that Stripe lists do not agree.'),
  'ledger-drift': kind('critical', 'What our books sum up to is not the balance at Stripe.'),
  'events-late': kind('critical', 'Events from Stripe wait longer than they should.'),
  'events-missed': kind('warning', 'Healing found what no webhook had brought.'),
  'stripe-account': kind(
    'critical',
    'The key is of another Stripe account or mode than this database: nothing is taken.',
  ),
  'webhook-endpoint': kind('critical', 'The webhook endpoint at Stripe is not set up as it must be.'),
  'payout-failed': kind('critical', 'A payout did not reach the bank.'),
  'refund-failed': kind('critical', 'A refund did not reach its donor, who may have been told that it would.'),
  'dispute-opened': kind('critical', 'A donor or a bank disputes a charge; an answer has a deadline.'),
  'early-fraud-warning': kind('warning', 'A bank suspects that a card was used by a stranger.'),
  'fetch-failing': kind('warning', 'An object cannot be fetched from Stripe although it was tried many times.'),
  'chain-broken': kind('critical', 'A sealed part of the ledger was changed.'),
  'mail-failing': kind('warning', 'Mails are not taken by the mail server, or nobody knows whether they were.'),
  'erasure-failing': kind(
    'warning',
    'A donor asked to be erased, and Stripe could not be asked to let go of them yet.',
  ),
  'gift-end-missed': kind(
    'critical',
    'A donor asked to stop a gift, and it could not be stopped, or not before it was taken again.',
  ),
  'job-failing': kind('warning', 'A task that comes round by itself has failed several times in a row.'),
} as const satisfies Record<string, KindOfAlarm>;

export type AlarmKind = keyof typeof ALARM_KINDS;

export interface KindOfAlarm {
  readonly severity: 'critical' | 'warning';
  /** One sentence, without any particular of the case. */
  readonly sentence: string;
}

/** Where the page for this kind is, from the root of the repository. */
export function alarmPage(alarm: string): string {
  return `docs/operations/alarms.md#${alarm}`;
}

/** Rows outlive the code that wrote them: a kind that is no longer known is shown by its code. */
export function describeAlarm(alarm: string): KindOfAlarm {
  return Object.hasOwn(ALARM_KINDS, alarm) ? ALARM_KINDS[alarm as AlarmKind] : kind('warning', alarm);
}

function kind(severity: KindOfAlarm['severity'], sentence: string): KindOfAlarm {
  return { severity, sentence };
}
