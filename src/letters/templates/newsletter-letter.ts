import type { Newsroom } from '../../foundation/newsroom/newsroom';
import { sender, type Letter } from './letter';
import { LetterTexts } from './letter-texts';

/** Asks whether the address is whoever asked for the newsletter: without a yes nothing else is ever sent for it. */
export function confirmNewsletterLetter(newsroom: Newsroom, language: string, confirmUrl: string): Letter {
  const texts = new LetterTexts(language);
  return {
    subject: texts.say('confirm-newsletter.subject'),
    language: texts.language,
    blocks: [
      { paragraph: texts.say('confirm-newsletter.asked', { newsroom: newsroom.name }) },
      { action: texts.say('confirm-newsletter.action'), url: confirmUrl, emphasis: 'main' },
      { paragraph: texts.say('confirm-newsletter.not-you') },
      sender(texts, newsroom),
    ],
  };
}
