import { formatAmount } from '../../foundation/money/format-amount';
import type { Frequency, Newsroom } from '../../foundation/newsroom/newsroom';
import { sender, type Letter } from './letter';
import { LetterTexts } from './letter-texts';

/** What a reminder's letters speak of. */
export interface RemindedGift {
  readonly frequency: Frequency;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly language: string;
}

/** Asks whether the address is whoever asked: until the link is followed and confirmed nothing else is sent to it. */
export function confirmReminderLetter(
  newsroom: Newsroom,
  asked: { readonly language: string; readonly firstOn: string; readonly mails: number },
  confirmUrl: string,
): Letter {
  const texts = new LetterTexts(asked.language);
  const { name } = newsroom;
  const sentence = texts.say('confirm-reminder.asked', {
    ...{ newsroom: name, day: texts.day(asked.firstOn), mails: asked.mails },
  });
  return {
    subject: texts.say('confirm-reminder.subject'),
    language: texts.language,
    blocks: [
      { paragraph: sentence },
      { action: texts.say('confirm-reminder.action'), url: confirmUrl, emphasis: 'main' },
      { paragraph: texts.say('confirm-reminder.not-you') },
      sender(texts, newsroom),
    ],
  };
}

/** @param links where to give, and where to put it off or stop it */
export function reminderLetter(
  newsroom: Newsroom,
  gift: RemindedGift & { readonly isLast: boolean },
  links: { readonly give: string; readonly other: string },
): Letter {
  const texts = new LetterTexts(gift.language);
  const amount = formatAmount(gift, texts.language);
  return {
    subject: texts.say('reminder.subject'),
    language: texts.language,
    blocks: [
      { paragraph: texts.say('reminder.asked', { newsroom: newsroom.name }) },
      { paragraph: texts.say('reminder.gift', { frequency: gift.frequency, amount }) },
      { action: texts.say('reminder.give'), url: links.give, emphasis: 'main' },
      { action: texts.say('reminder.other'), url: links.other, emphasis: 'other' },
      ...(gift.isLast ? [{ paragraph: texts.say('reminder.last') }] : []),
      sender(texts, newsroom),
    ],
  };
}
