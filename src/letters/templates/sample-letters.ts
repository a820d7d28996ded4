import type { Newsroom } from '../../foundation/newsroom/newsroom';
import type { LetterData, LetterKind } from '../intents/letter-kinds';
import { giftLetter, needsManageLink } from './gift-letters';
import { goOnLetter } from './go-on-letter';
import type { Letter } from './letter';
import { confirmNewsletterLetter } from './newsletter-letter';
import { confirmReminderLetter, reminderLetter } from './reminder-letters';

/** One letter of every kind and occasion, filled with made-up facts: for whoever wants to see what donors get. */
export interface SampleLetter {
  /** Such as "receipt-first": stable, and safe in an address. */
  readonly name: string;
  readonly letter: Letter;
}

/** @param origin of our own pages, to which the links lead; what stands behind them is made up, too */
export function sampleLetters(newsroom: Newsroom, language: string, origin: string): readonly SampleLetter[] {
  return [
    ...reminderSamples(newsroom, language, origin),
    {
      name: 'confirm-newsletter',
      letter: confirmNewsletterLetter(newsroom, language, `${origin}/newsletter/${TOKEN}`),
    },
    ...goOnSamples(newsroom, language, origin),
    ...giftSamples(newsroom, language, origin),
  ];
}

function reminderSamples(newsroom: Newsroom, language: string, origin: string): SampleLetter[] {
  const confirm = (mails: number): Letter =>
    confirmReminderLetter(newsroom, { language, firstOn: '2027-03-01', mails }, `${origin}/reminders/${TOKEN}`);
  const gift = { frequency: 'monthly', amountMinor: 1_500n, currency: 'EUR', language, isLast: false } as const;
  const links = { give: `${origin}/give?reminder=${TOKEN}`, other: `${origin}/reminders/${TOKEN}` };
  return [
    { name: 'confirm-reminder', letter: confirm(1) },
    { name: 'confirm-reminder-repeated', letter: confirm(4) },
    { name: 'reminder', letter: reminderLetter(newsroom, gift, links) },
    { name: 'reminder-last', letter: reminderLetter(newsroom, { ...gift, isLast: true }, links) },
  ];
}

function goOnSamples(newsroom: Newsroom, language: string, origin: string): SampleLetter[] {
  const gift = { language, frequency: 'monthly', amountMinor: 1_000n, currency: 'EUR' } as const;
  const link = { url: `${origin}/continue/${TOKEN}`, until: '2027-03-31' };
  return [
    { name: 'go-on', letter: goOnLetter(newsroom, { ...gift, occasion: 'invitation' }, link) },
    { name: 'go-on-reminder', letter: goOnLetter(newsroom, { ...gift, occasion: 'reminder' }, link) },
  ];
}

function giftSamples(newsroom: Newsroom, language: string, origin: string): SampleLetter[] {
  return SAMPLES.map(([name, kind, frequency, data]) => {
    const gift = { frequency, language };
    const manage = { url: `${origin}/manage/${TOKEN}`, until: '2027-03-31' };
    const links = {
      manage: needsManageLink(kind, gift) ? manage : null,
      ...{ ask: `${origin}/manage?language=${language}`, give: `${origin}/give?language=${language}` },
    };
    return { name, letter: giftLetter({ kind, data, gift, links }, newsroom) };
  });
}

const TOKEN = 'this-link-is-made-up-and-leads-nowhere-at-all';
const TEN = { amountMinor: '1000', currency: 'EUR' } as const;
const HUNDRED = { amountMinor: '10050', currency: 'EUR' } as const;
const YEAR = { amountMinor: '12000', monthsCovered: 12 } as const;
const ARRIVED = { ...TEN, number: '7Q4M-0XKE-91TB', on: '2027-03-01' } as const;
const FAILED = { ...TEN, failureCode: 'card_declined', nextTryOn: '2027-03-04' } as const;

type Sample = {
  [Kind in LetterKind]: readonly [string, Kind, 'one-time' | 'monthly' | 'annual', LetterData[Kind]];
}[LetterKind];

const MONTHLY = { ...TEN, frequency: 'monthly', result: 'made', on: '2027-03-15' } as const;
const A_YEAR = { frequency: 'annual', amountMinor: '11000' } as const;

const CHANGED_SAMPLES: readonly Sample[] = [
  [
    'changed-amount',
    'changed',
    'monthly',
    { ...MONTHLY, what: 'amount', wanted: { frequency: 'monthly', amountMinor: '1250' } },
  ],
  [
    'changed-amount-paused',
    'changed',
    'monthly',
    { ...MONTHLY, what: 'amount', wanted: { frequency: 'monthly', amountMinor: '1250' }, on: null },
  ],
  ['changed-day', 'changed', 'annual', { ...MONTHLY, what: 'day', frequency: 'annual', wasOn: '2027-03-03' }],
  ['changed-frequency', 'changed', 'monthly', { ...MONTHLY, what: 'frequency', wanted: A_YEAR, givesUpPlan: true }],
  [
    'changed-frequency-at-once',
    'changed',
    'annual',
    { ...MONTHLY, ...A_YEAR, what: 'frequency', wanted: { ...TEN, frequency: 'monthly' }, isAtOnce: true },
  ],
  ['changed-pause', 'changed', 'monthly', { ...MONTHLY, what: 'pause', wasOn: '2026-12-15' }],
  ['changed-go-on', 'changed', 'annual', { ...MONTHLY, ...A_YEAR, what: 'go-on' }],
  ['changed-card', 'changed', 'monthly', { ...MONTHLY, what: 'card' }],
  ['changed-refused', 'changed', 'monthly', { ...MONTHLY, what: 'amount', result: 'refused' }],
  ['changed-declined', 'changed', 'annual', { ...MONTHLY, ...A_YEAR, what: 'frequency', result: 'declined' }],
  ['changed-unanswered', 'changed', 'monthly', { ...MONTHLY, what: 'end', result: 'unanswered' }],
];

const SAMPLES: readonly Sample[] = [
  ['year-statement', 'year-statement', 'monthly', { year: '2026' }],
  ['receipt-once', 'receipt', 'one-time', { ...ARRIVED, occasion: 'once' }],
  ['receipt-twelve-months', 'receipt', 'one-time', { ...ARRIVED, ...YEAR, occasion: 'once' }],
  [
    'receipt-with-costs',
    'receipt',
    'one-time',
    { ...ARRIVED, amountMinor: '1062', feeCoverMinor: '62', occasion: 'once' },
  ],
  ['receipt-first-monthly', 'receipt', 'monthly', { ...ARRIVED, occasion: 'first' }],
  ['receipt-first-annual', 'receipt', 'annual', { ...ARRIVED, ...HUNDRED, occasion: 'first' }],
  ['receipt-renewal-monthly', 'receipt', 'monthly', { ...ARRIVED, occasion: 'renewal' }],
  ['receipt-renewal-annual', 'receipt', 'annual', { ...ARRIVED, ...HUNDRED, occasion: 'renewal' }],
  ['renewal-ahead', 'renewal-ahead', 'annual', { ...HUNDRED, on: '2027-03-15' }],
  ['payment-failed-declined', 'payment-failed', 'monthly', FAILED],
  ['payment-failed-expired', 'payment-failed', 'monthly', { ...FAILED, failureCode: 'expired_card' }],
  ['payment-failed-funds', 'payment-failed', 'monthly', { ...FAILED, failureCode: 'insufficient_funds' }],
  ['payment-failed-confirmation', 'payment-failed', 'annual', { ...FAILED, failureCode: 'authentication_required' }],
  ['payment-failed-last', 'payment-failed', 'monthly', { ...FAILED, failureCode: null, nextTryOn: null }],
  [
    'payment-failed-goes-on',
    'payment-failed',
    'monthly',
    { ...FAILED, failureCode: 'insufficient_funds', nextTryOn: null, goesOnFrom: '2027-04-01' },
  ],
  [
    'payment-failed-once',
    'payment-failed',
    'one-time',
    { ...FAILED, failureCode: 'insufficient_funds', nextTryOn: null },
  ],
  ['card-expiring', 'card-expiring', 'monthly', { lastDay: '2027-03-31', renewsOn: '2027-04-12', isOver: false }],
  ['card-expired', 'card-expiring', 'annual', { lastDay: '2026-08-31', renewsOn: '2027-04-12', isOver: true }],
  ['cancelled-announced', 'cancelled', 'monthly', { ...TEN, how: 'announced', on: '2027-03-31' }],
  [
    'cancelled-announced-later',
    'cancelled',
    'monthly',
    { ...TEN, how: 'announced', on: '2027-09-30', isTakenUntilThen: true },
  ],
  ['cancelled-ended', 'cancelled', 'annual', { ...HUNDRED, how: 'ended', on: '2027-03-01' }],
  ['cancelled-unpaid', 'cancelled', 'monthly', { ...TEN, how: 'unpaid', on: '2027-03-01' }],
  ...CHANGED_SAMPLES,
  ['refund-whole', 'refund', 'one-time', { ...TEN, on: '2027-03-01', isWhole: true, number: ARRIVED.number }],
  ['refund-part', 'refund', 'monthly', { ...TEN, on: '2027-03-01', isWhole: false, number: ARRIVED.number }],
  ['refund-failed', 'refund-failed', 'one-time', { ...TEN, on: '2027-03-01', number: ARRIVED.number }],
  ['manage-link', 'manage-link', 'one-time', { language: 'en' }],
  ['farewell', 'farewell', 'one-time', { language: 'en' }],
  ['farewell-elsewhere', 'farewell', 'one-time', { language: 'en', elsewhere: ['PayPal'] }],
  ['farewell-under-way', 'farewell', 'one-time', { language: 'en', underWay: [TEN] }],
];
