import { currencyOf } from '../../foundation/money/currencies';
import { plainAmount } from '../../foundation/money/plain-amount';
import { html, type Html } from '../../infrastructure/pages/html';
import { PAUSE_MONTHS } from '../../managing/changes/gift-change';
import type { ManagedGift } from '../../managing/gifts/managed-gifts';
import { hiddenFields } from '../hidden-fields';
import type { PageTexts } from '../page-texts';
import { DAYS, MONTHS, otherFrequency, type WishName } from './gift-wish';

/** A gift on the page: where its forms lead, and what was wrong with one of them. */
export interface GiftParts {
  readonly texts: PageTexts;
  /** The token of a link, or `visit`. */
  readonly door: string;
  readonly gift: ManagedGift;
  /** What was typed as its amount, and could not be taken. */
  readonly typedAmount: string | undefined;
}

/** The forms only ask what it comes to: nothing is changed before that was seen. */
export function pauseForm(parts: GiftParts): Html {
  const { texts, gift } = parts;
  const choice = (months: number, place: number): Html =>
    html`<label class="option"
      ><input type="radio" name="months" value="${months}" ${place === 0 && html`checked`} /> ${texts.page(
        `pauseMonths-${months}`,
      )}</label
    >`;
  return folded(
    texts.page('pauseTitle'),
    html`<p>${texts.page(`pauseText-${gift.frequency}`)}</p>
      ${askForm(
        parts,
        'pause',
        html`<fieldset>
          <legend>${texts.page('pauseLegend')}</legend>
          ${PAUSE_MONTHS.map(choice)}
        </fieldset>`,
      )}`,
  );
}

export function amountForm(parts: GiftParts): Html {
  const { texts, gift, typedAmount } = parts;
  const id = `amount-${gift.contributionId}`;
  const value = typedAmount ?? plainAmount(gift.amountMinor, currencyOf(gift.currency));
  return folded(
    texts.page('amountTitle'),
    askForm(
      parts,
      'amount',
      html`<label for="${id}">${texts.page(`amountLabel-${gift.frequency}`, { currency: gift.currency })}</label>
        <input
          id="${id}"
          name="amount"
          inputmode="decimal"
          autocomplete="off"
          required
          maxlength="20"
          value="${value}"
          ${typedAmount !== undefined && html`aria-invalid="true" aria-describedby="problem" autofocus`}
        />`,
    ),
    typedAmount !== undefined,
  );
}

export function dayForm(parts: GiftParts): Html {
  const { texts, gift } = parts;
  const now = gift.nextOn ?? '';
  const day = `day-${gift.contributionId}`;
  const month = `month-${gift.contributionId}`;
  const named = new Intl.DateTimeFormat(texts.language, { month: 'long', timeZone: 'UTC' });
  const options = (all: readonly number[], current: number, name: (one: number) => string): Html[] =>
    all.map((one) => html`<option value="${one}" ${one === current && html`selected`}>${name(one)}</option>`);
  return folded(
    texts.page('dayTitle'),
    askForm(
      parts,
      'day',
      html`${
          gift.frequency === 'annual' &&
          html`<label for="${month}">${texts.page('monthLabel')}</label>
            <select id="${month}" name="month">
              ${options(MONTHS, Number(now.slice(5, 7)), (one) => named.format(new Date(Date.UTC(2027, one - 1, 1))))}
            </select>`
        }
        <label for="${day}">${texts.page('dayLabel')}</label>
        <select id="${day}" name="day">
          ${options(DAYS, Math.min(Number(now.slice(8)), DAYS.length), String)}
        </select>`,
    ),
  );
}

/** From monthly to annual and back. What is taken in a year stays, unless another amount is written. */
export function frequencyForm(parts: GiftParts): Html {
  const { texts, gift, typedAmount } = parts;
  const other = otherFrequency(gift).frequency;
  const id = `frequency-${gift.contributionId}`;
  const option = (when: string, place: number): Html =>
    html`<label class="option"
      ><input type="radio" name="when" value="${when}" ${place === 0 && html`checked`} /> ${texts.page(
        `frequencyWhen-${when}`,
      )}</label
    >`;
  return folded(
    texts.page(`frequencyTitle-${other}`),
    askForm(
      parts,
      'frequency',
      html`<label for="${id}">${texts.page(`amountLabel-${other}`, { currency: gift.currency })}</label>
        <input
          id="${id}"
          name="amount"
          inputmode="decimal"
          autocomplete="off"
          required
          maxlength="20"
          value="${typedAmount ?? plainAmount(sameInAYear(gift), currencyOf(gift.currency))}"
        />
        <fieldset>
          <legend>${texts.page('frequencyWhen')}</legend>
          ${['period-end', 'now'].map(option)}
        </fieldset>`,
    ),
  );
}

/** Rounded up to what the currency can be charged in. */
function sameInAYear({ frequency, amountMinor, currency }: ManagedGift): bigint {
  if (frequency === 'monthly') return amountMinor * 12n;
  const { stepMinor } = currencyOf(currency);
  const month = (amountMinor + 11n) / 12n;
  return ((month + stepMinor - 1n) / stepMinor) * stepMinor;
}

/** Leads to the page of Stripe where it is given; nothing is taken there. */
export function cardForm({ texts, door, gift }: GiftParts, changeId: string, isMain: 'main' | 'other'): Html {
  return html`<form method="post" action="/manage/${door}/gifts/${gift.contributionId}/card">
    ${hiddenFields({ change: changeId, language: texts.language })}
    <button type="submit" ${isMain === 'main' && html`class="continue"`}>${texts.page('cardGive')}</button>
  </form>`;
}

export function endLink({ texts, door, gift }: GiftParts): Html {
  return html`<p>
    <a href="${wishAddress(door, gift, 'end')}?language=${texts.language}">${texts.page('endOpen')}</a>
  </p>`;
}

export function goOnLink({ texts, door, gift }: GiftParts, words: string): Html {
  return html`<p><a href="${wishAddress(door, gift, 'go-on')}?language=${texts.language}">${words}</a></p>`;
}

export function wishAddress(door: string, { contributionId }: ManagedGift, wish: WishName): string {
  return `/manage/${door}/gifts/${contributionId}/${wish}`;
}

function askForm({ texts, door, gift }: GiftParts, wish: WishName, fields: Html): Html {
  return html`<form method="get" action="${wishAddress(door, gift, wish)}" class="ask-change">
    ${hiddenFields({ language: texts.language })} ${fields}
    <button type="submit">${texts.page('changeNext')}</button>
  </form>`;
}

function folded(title: string, content: Html, isOpen = false): Html {
  return html`<details class="change" ${isOpen && html`open`}>
    <summary>${title}</summary>
    ${content}
  </details>`;
}
