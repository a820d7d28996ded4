import { currencyOf } from '../../foundation/money/currencies';
import { plainAmount } from '../../foundation/money/plain-amount';
import { html, type Html } from '../../infrastructure/pages/html';
import { PAUSE_MONTHS } from '../../managing/changes/gift-change';
import type { ManagedGift } from '../../managing/gifts/managed-gifts';
import { atFault } from '../failure-notice';
import { hiddenFields } from '../hidden-fields';
import type { PageTexts } from '../page-texts';
import { DAYS, MONTHS, otherFrequency, type WishName } from './gift-wish';

/** A gift on the page: where its forms lead, and what was wrong with one of them. */
export interface GiftParts {
  readonly texts: PageTexts;
  /** The token of a link, or `visit`. */
  readonly door: string;
  readonly gift: ManagedGift;
  readonly newsroom: { readonly name: string };
  /** What was filled in and could not be taken, and in which of its forms. */
  readonly typed: TypedForm | undefined;
}

export interface TypedForm {
  readonly wish: string;
  readonly amount: string;
  readonly when: string;
}

/** The forms only ask what it comes to: nothing is changed before that was seen. */
export function pauseForm(parts: GiftParts): Html {
  const { texts, gift } = parts;
  const choice = (months: number): Html =>
    radioOption({ name: 'months', value: String(months), chosen: '1', words: texts.page(`pauseMonths-${months}`) });
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
  const { texts, gift } = parts;
  const field = amountField(parts, 'amount', { frequency: gift.frequency, proposedMinor: gift.amountMinor });
  return folded(texts.page('amountTitle'), askForm(parts, 'amount', field), isTyped(parts, 'amount'));
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
        <select id="${day}" name="day" required>
          ${
            // A gift of the 29th to the 31st has a day that not every month has: none is proposed in its place.
            Number(now.slice(8)) > DAYS.length && html`<option value="">–</option>`
          }
          ${options(DAYS, Number(now.slice(8)), String)}
        </select>`,
    ),
  );
}

/**
 * From monthly to annual and back. What is taken in a year stays, unless another amount is written. Nothing before the
 * first payment of a gift that came over.
 */
export function frequencyForm(parts: GiftParts): Html | false {
  const { texts, gift, typed } = parts;
  if (gift.isUntaken) return false;
  const frequency = otherFrequency(gift);
  const chosen = isTyped(parts, 'frequency') && typed?.when === 'now' ? 'now' : 'period-end';
  const option = (when: string): Html =>
    radioOption({ name: 'when', value: when, chosen, words: texts.page(`frequencyWhen-${when}`) });
  return folded(
    texts.page(`frequencyTitle-${frequency}`),
    askForm(
      parts,
      'frequency',
      html`${hiddenFields({ to: frequency })}
        ${amountField(parts, 'frequency', { frequency, proposedMinor: sameInAYear(gift) })}
        <fieldset>
          <legend>${texts.page('frequencyWhen')}</legend>
          ${['period-end', 'now'].map(option)}
        </fieldset>`,
    ),
    isTyped(parts, 'frequency'),
  );
}

interface AmountAsked {
  readonly frequency: ManagedGift['frequency'];
  readonly proposedMinor: bigint;
}

/** Where an amount was typed that could not be taken, it stands there still. */
function amountField(parts: GiftParts, wish: WishName, { frequency, proposedMinor }: AmountAsked): Html {
  const { texts, gift, typed } = parts;
  const id = `${wish}-${gift.contributionId}`;
  const isAtFault = isTyped(parts, wish);
  return html`<label for="${id}">${texts.page(`amountLabel-${frequency}`, { currency: gift.currency })}</label>
    <input
      id="${id}"
      name="amount"
      inputmode="decimal"
      autocomplete="off"
      required
      maxlength="20"
      value="${isAtFault ? (typed?.amount ?? '') : plainAmount(proposedMinor, currencyOf(gift.currency))}"
      ${atFault(isAtFault)}
      ${isAtFault && html`autofocus`}
    />`;
}

function isTyped({ typed }: GiftParts, wish: WishName): boolean {
  return typed?.wish === wish;
}

/** One of several; `chosen` names that which stands chosen at first. */
export function radioOption({
  name,
  value,
  chosen,
  words,
}: Record<'name' | 'value' | 'chosen' | 'words', string>): Html {
  return html`<label class="option"
    ><input type="radio" name="${name}" value="${value}" ${value === chosen && html`checked`} /> ${words}</label
  >`;
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
