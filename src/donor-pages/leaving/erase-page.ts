import { formatAmount } from '../../foundation/money/format-amount';
import { html, type Html } from '../../infrastructure/pages/html';
import { systemInWords, type AgreementElsewhere } from '../../managing/former-systems/former-systems';
import type { DebitUnderWay } from '../../managing/gifts/debits-under-way';
import type { ManagedGift } from '../../managing/gifts/managed-gifts';
import { hiddenFields } from '../hidden-fields';
import type { PageTexts } from '../page-texts';
import { standing } from '../standing';
import { unbroken } from '../unbroken';

export interface ErasePageParts {
  readonly texts: PageTexts;
  /** The token of a link. */
  readonly door: string;
  /** That go on. */
  readonly gifts: readonly ManagedGift[];
  /** Agreements that nothing here can end. */
  readonly elsewhere: readonly AgreementElsewhere[];
  /** Bank debits that nobody can stop any more. */
  readonly underWay: readonly DebitUnderWay[];
  /** What the donor's bank shows. */
  readonly statementDescriptor: string;
}

/** What will end, be destroyed and stay, and the one button that does it. Opening the page changes nothing. */
export function erasePage(parts: ErasePageParts): Html {
  const { texts, door, elsewhere, statementDescriptor } = parts;
  const descriptor = unbroken(statementDescriptor);
  return standing(
    texts.page('eraseTitle'),
    html`${section(texts.page('eraseEnds'), gifts(parts))}
      ${elsewhere.length > 0 && section(texts.page('eraseElsewhere'), goingOn(parts))}
      ${section(texts.page('eraseGoes'), list(GOES.map((key) => texts.page(key))))}
      ${section(texts.page('eraseStays'), html`<p>${texts.page('eraseStaysText')}</p>`)}
      ${section(
        texts.page('eraseOthers'),
        html`<p>${texts.page('eraseStripe')}</p>
          <p>${texts.page('eraseBank', { descriptor })}</p>
          <p>${texts.page('eraseNewsletterList')}</p>`,
      )}
      <form method="post" action="/manage/${door}/erase">
        ${hiddenFields({ language: texts.language })}
        <p id="for-good"><strong>${texts.page('eraseForGood')}</strong> ${texts.page('eraseLastMail')}</p>
        <button type="submit" class="continue" aria-describedby="for-good">${texts.page('eraseDo')}</button>
      </form>
      <p class="aside"><a href="/manage/${door}?language=${texts.language}">${texts.page('eraseNotNow')}</a></p>`,
  );
}

const GOES = ['eraseAddress', 'eraseNotes', 'eraseReminders', 'eraseNewsletter', 'eraseLinks'] as const;

function gifts(parts: ErasePageParts): Html {
  const { texts, gifts: running, elsewhere } = parts;
  if (running.length === 0)
    return html`<p>${texts.page(elsewhere.length === 0 ? 'eraseNoGift' : 'eraseNoGiftHere')}</p>
      ${underWayInWords(parts)}`;
  return html`${list(running.map((gift) => giftInWords(texts, gift)))}
    <p>${texts.page('eraseNothingBack')}</p>
    ${underWayInWords(parts)}`;
}

/** What was agreed to before is still taken, whatever is destroyed here. */
function underWayInWords({ texts, underWay }: ErasePageParts): Html | false {
  if (underWay.length === 0) return false;
  const sums = underWay.map(({ amountMinor, currency }) =>
    formatAmount({ amountMinor: BigInt(amountMinor), currency: currency as never }, texts.language),
  );
  const amount = new Intl.ListFormat(texts.language, { type: 'conjunction' }).format(sums);
  return html`<p>${texts.page('eraseUnderWay', { amount })}</p>`;
}

/** What the donor has to know before: that it is charged on, until somebody ends it there. */
function goingOn({ texts, elsewhere }: ErasePageParts): Html {
  const systems = [...new Set(elsewhere.map(({ source }) => systemInWords(source)))];
  const named = new Intl.ListFormat(texts.language, { type: 'conjunction' }).format(systems);
  return html`${list(elsewhere.map((each) => `${giftInWords(texts, each)} · ${systemInWords(each.source)}`))}
    <p>${texts.page('eraseElsewhereText', { systems: named })}</p>`;
}

function giftInWords(texts: PageTexts, { frequency, amountMinor, currency }: GiftToEnd): string {
  const amount = formatAmount({ amountMinor, currency: currency as never }, texts.language);
  return texts.page(`manageGift-${frequency}`, { amount });
}

type GiftToEnd = Pick<ManagedGift, 'frequency' | 'amountMinor'> & { readonly currency: string };

function section(title: string, content: Html): Html {
  return html`<section class="part">
    <h2>${title}</h2>
    ${content}
  </section>`;
}

function list(lines: readonly string[]): Html {
  return html`<ul class="points">
    ${lines.map((line) => html`<li>${line}</li>`)}
  </ul>`;
}
