import { dayIn } from '../../foundation/calendar/local-days';
import { formatAmount } from '../../foundation/money/format-amount';
import type { ChangeTerms } from '../../managing/changes/gift-change';
import type { ManagedGift } from '../../managing/gifts/managed-gifts';
import { dayInWords } from '../../foundation/calendar/day-in-words';
import type { PageTexts } from '../page-texts';

/** What a change comes to, in a sentence: amounts, and the day of the next payment. */
export function outlookOf(texts: PageTexts, gift: ManagedGift, terms: ChangeTerms): string {
  const amount = formatAmount(gift, texts.language);
  const day = (at: string): string => dayInWords(dayIn('UTC', new Date(at)), texts.language);
  switch (terms.kind) {
    case 'pause':
      return texts.page(`changePause-${gift.frequency}`, { amount, day: day(terms.nextAt) });
    case 'go-on':
      return texts.page(`changeGoOn-${gift.frequency}`, { amount, day: day(terms.nextAt) });
    case 'end':
      return terms.endsAt === null ? texts.page('changeEndNow') : texts.page('changeEnd', { day: day(terms.endsAt) });
    case 'amount': {
      const wanted = formatAmount({ amountMinor: BigInt(terms.amountMinor), currency: gift.currency }, texts.language);
      // What falls into a pause is not taken.
      const resumesOn = gift.state === 'paused' ? gift.nextOn : null;
      const next = resumesOn === null ? day(terms.nextAt) : dayInWords(resumesOn, texts.language);
      return texts.page(`changeAmount-${gift.frequency}`, { amount, wanted, day: next });
    }
    case 'day':
      return texts.page(`changeDay-${gift.frequency}`, { amount, day: day(terms.nextAt) });
    case 'frequency': {
      const wanted = formatAmount({ amountMinor: BigInt(terms.amountMinor), currency: gift.currency }, texts.language);
      return texts.page(`changeFrequency-${gift.frequency}-${terms.when}`, { amount, wanted, day: day(terms.nextAt) });
    }
    case 'card':
      return texts.page('changeCard');
  }
}
