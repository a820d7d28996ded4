import { dayInWords } from '../../foundation/calendar/day-in-words';
import { html, type Html } from '../../infrastructure/pages/html';
import { LetterTexts } from '../../letters/templates/letter-texts';
import type { GiftParts } from './gift-forms';

/** What was asked for and could not be made after its donor had left, in the words of the letter about it. */
export function notMadeNotice({ texts, gift, newsroom }: GiftParts): Html | false {
  const { notMade, frequency } = gift;
  if (notMade === null) return false;
  const { what, because: result, askedOn } = notMade;
  const letter = new LetterTexts(texts.language);
  return html`<div class="failure not-made" role="status">
    <p>${letter.say('changed.not-made', { what, frequency, newsroom: newsroom.name })}</p>
    <p>${letter.say('changed.why', { result })} ${texts.page('manageNotMadeAgain')}</p>
    <p>${texts.page('manageNotMadeOn', { day: dayInWords(askedOn, texts.language) })}</p>
  </div>`;
}
