import type { Newsroom } from '../../foundation/newsroom/newsroom';
import { failureReasonOf, isTriedAgain } from '../../infrastructure/stripe/failure-reason';
import type { LetterData, LetterGift, LetterKind } from '../intents/letter-kinds';
import { changedBlocks } from './changed-letter';
import { sender, type Block, type Letter } from './letter';
import { LetterTexts } from './letter-texts';
import { LetterWriter, type GiftLinks } from './letter-writer';

/** What a letter about a gift is written from. */
export interface GiftLetterParts<Kind extends LetterKind = LetterKind> {
  readonly kind: Kind;
  readonly data: LetterData[Kind];
  readonly gift: LetterGift;
  readonly links: GiftLinks;
}

/** Whether a letter leads to the page where its donor's gifts are managed. */
export function needsManageLink(kind: LetterKind, { frequency }: LetterGift): boolean {
  return kind === 'manage-link' || kind === 'year-statement' || frequency !== 'one-time';
}

export function giftLetter(parts: GiftLetterParts, newsroom: Newsroom): Letter {
  const texts = new LetterTexts(parts.gift.language);
  const writer = new LetterWriter(texts, newsroom, parts.gift);
  const { subject, blocks } = (BODIES[parts.kind] as Body<LetterKind>)(writer, parts.data, parts.links);
  return { subject, language: texts.language, blocks: [...blocks, sender(texts, newsroom)] };
}

type Body<Kind extends LetterKind> = (
  writer: LetterWriter,
  data: LetterData[Kind],
  links: GiftLinks,
) => { readonly subject: string; readonly blocks: readonly Block[] };

const BODIES: { readonly [Kind in LetterKind]: Body<Kind> } = {
  receipt: (w, { occasion, number, amountMinor, feeCoverMinor, currency, on, monthsCovered }, links) => ({
    subject: w.say('receipt.subject'),
    blocks: [
      w.paragraph('receipt.thanks', { occasion }),
      {
        details: [
          [w.say('receipt.number'), number],
          [w.say('receipt.on'), w.day(on)],
          [w.say('receipt.amount'), w.amount(amountMinor, currency)],
          ...(feeCoverMinor === undefined ? [] : [w.detail('receipt.cover', w.amount(feeCoverMinor, currency))]),
          [w.say('receipt.kind'), w.say('receipt.frequency')],
        ],
      },
      monthsCovered === undefined
        ? w.paragraph('receipt.next')
        : w.monthsAtOnce({ amountMinor, feeCoverMinor, currency }, monthsCovered),
      // That of a single gift is handed on to whoever does the taxes, and needs no key: where one is asked for is enough.
      ...(links.manage === null ? [w.action('receipt.others', links.ask)] : w.manage('manage.change', 'other', links)),
    ],
  }),
  'renewal-ahead': (w, { amountMinor, currency, on }, links) => ({
    subject: w.say('renewal-ahead.subject', { day: w.day(on) }),
    blocks: [
      w.paragraph('renewal-ahead.news', { amount: w.amount(amountMinor, currency), day: w.day(on) }),
      w.paragraph('renewal-ahead.choice'),
      ...w.manage('manage.change', 'main', links),
    ],
  }),
  'payment-failed': (w, { amountMinor, currency, failureCode, nextTryOn, goesOnFrom }, links) => ({
    subject: w.say('payment-failed.subject'),
    blocks: [
      w.paragraphOf([
        w.say(`payment-failed.${links.manage === null ? 'sent-back' : 'news'}`, {
          amount: w.amount(amountMinor, currency),
        }),
        w.say('payment-failed.reason', { reason: failureReasonOf(failureCode) }),
      ]),
      nextTryOn === null || !isTriedAgain(failureCode)
        ? w.paragraphOf([
            w.say('payment-failed.last-try'),
            ...(goesOnFrom === undefined ? [] : [w.say('payment-failed.goes-on', { day: w.day(goesOnFrom) })]),
          ])
        : w.paragraph('payment-failed.next-try', { day: w.day(nextTryOn) }),
      ...(links.manage === null ? [w.action('cancelled.give', links.give)] : w.manage('manage.mend', 'main', links)),
    ],
  }),
  'card-expiring': (w, { lastDay, renewsOn, isOver }, links) => ({
    subject: w.say('card-expiring.subject', { when: isOver ? 'over' : 'soon' }),
    blocks: [
      w.paragraph('card-expiring.news', {
        ...{ day: w.day(lastDay), renewal: w.day(renewsOn), when: isOver ? 'over' : 'soon' },
      }),
      w.paragraph('card-expiring.choice'),
      ...w.manage('manage.card', 'main', links),
    ],
  }),
  cancelled: (w, { how, on, amountMinor, currency, isTakenUntilThen }, links) => ({
    subject: w.say('cancelled.subject'),
    blocks: [
      w.paragraph('cancelled.news', { how, day: w.day(on), amount: w.amount(amountMinor, currency) }),
      ...(how === 'announced' ? [w.paragraph(isTakenUntilThen ? 'cancelled.until-then' : 'cancelled.no-more')] : []),
      w.paragraph('cancelled.thanks'),
      ...(how === 'announced' ? w.manage('manage.resume', 'other', links) : [w.action('cancelled.give', links.give)]),
    ],
  }),
  changed: (w, change, links) => ({
    subject: w.say('changed.subject', { result: change.result }),
    blocks: [...changedBlocks(w, change), ...w.manage('manage.change', 'other', links)],
  }),
  refund: (w, { amountMinor, currency, on, isWhole, number }, links) => ({
    subject: w.say('refund.subject'),
    blocks: [
      w.paragraph('refund.news', {
        ...{ amount: w.amount(amountMinor, currency), day: w.day(on), part: isWhole ? 'whole' : 'part' },
      }),
      { details: [[w.say('receipt.number'), number]] },
      w.paragraph('refund.when'),
      ...w.manage('manage.change', 'other', links),
    ],
  }),
  'refund-failed': (w, { amountMinor, currency, on, number }, links) => ({
    subject: w.say('refund-failed.subject'),
    blocks: [
      w.paragraph('refund-failed.news', { amount: w.amount(amountMinor, currency), day: w.day(on) }),
      { details: [[w.say('receipt.number'), number]] },
      w.paragraph('refund-failed.next'),
      ...w.manage('manage.change', 'other', links),
    ],
  }),
  'year-statement': (w, { year }, links) => ({
    subject: w.say('year-statement.subject', { year }),
    blocks: [w.paragraph('year-statement.news', { year }), ...w.manage('year-statement.open', 'main', links)],
  }),
  'manage-link': (w, _data, links) => ({
    subject: w.say('manage-link.subject'),
    blocks: [
      w.paragraph('manage-link.news'),
      ...w.manage('manage.change', 'main', links),
      w.paragraph('manage-link.not-you'),
    ],
  }),
  farewell: (w, { elsewhere = [], underWay = [] }) => ({
    subject: w.say('farewell.subject'),
    blocks: [
      w.paragraph('farewell.done'),
      w.paragraph('farewell.gifts', {
        goesOn: elsewhere.length > 0 ? 'elsewhere' : 'nowhere',
        systems: w.list(elsewhere),
      }),
      ...(underWay.length > 0 ? [w.paragraph('farewell.under-way', { amount: w.amounts(underWay) })] : []),
      w.paragraph('farewell.others'),
      w.paragraph('farewell.thanks'),
    ],
  }),
};
