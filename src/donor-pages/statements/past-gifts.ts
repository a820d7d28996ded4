import { dayInWords } from '../../foundation/calendar/day-in-words';
import { formatAmount } from '../../foundation/money/format-amount';
import { html, type Html } from '../../infrastructure/pages/html';
import { systemInWords, type PastGift } from '../../managing/former-systems/former-systems';
import type { PageTexts } from '../page-texts';

/** What was given before, by a system that took it then: without receipts of ours. */
export function pastGifts(texts: PageTexts, gifts: readonly PastGift[]): Html {
  return html`<section class="card">
    <h2>${texts.page('pastHeading')}</h2>
    <p>${texts.page('pastText')}</p>
    <ul class="receipts">
      ${gifts.map((gift) => pastItem(texts, gift))}
    </ul>
  </section>`;
}

function pastItem(texts: PageTexts, { givenOn, amountMinor, currency, frequency, source }: PastGift): Html {
  const amount = formatAmount({ amountMinor, currency: currency as never }, texts.language);
  const often =
    frequency === 'unknown' ? [] : [frequency === 'recurring' ? texts.page('pastRecurring') : texts.give(frequency)];
  return html`<li>
    ${dayInWords(givenOn, texts.language)}: ${amount}
    <span class="aside">${[...often, systemInWords(source)].join(' · ')}</span>
  </li>`;
}
