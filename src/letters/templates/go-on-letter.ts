import { formatAmount } from '../../foundation/money/format-amount';
import type { Newsroom } from '../../foundation/newsroom/newsroom';
import { sender, type Letter } from './letter';
import { LetterTexts } from './letter-texts';

/** A recurring gift that another system takes until now. */
export interface GiftToGoOn {
  /** `reminder`: the letter before it was not answered, and none comes after it. */
  readonly occasion: 'invitation' | 'reminder';
  readonly language: string;
  readonly frequency: 'monthly' | 'annual';
  readonly amountMinor: bigint;
  readonly currency: string;
}

/** The day is the last on which the link works. */
export interface GoOnLink {
  readonly url: string;
  readonly until: string;
}

/** Asks a donor to enter a card or account once more, so that a gift can go on with us. */
export function goOnLetter(newsroom: Newsroom, gift: GiftToGoOn, { url, until }: GoOnLink): Letter {
  const { occasion, language, frequency } = gift;
  const texts = new LetterTexts(language);
  const amount = formatAmount(gift, language);
  return {
    subject: texts.say('go-on.subject', { occasion }),
    language: texts.language,
    blocks: [
      { paragraph: texts.say('go-on.news', { newsroom: newsroom.name, amount, frequency }) },
      { paragraph: texts.say('go-on.never-twice') },
      { action: texts.say('go-on.action'), url, emphasis: 'main' },
      { paragraph: texts.say('go-on.until', { day: texts.day(until), occasion }) },
      sender(texts, newsroom),
    ],
  };
}
