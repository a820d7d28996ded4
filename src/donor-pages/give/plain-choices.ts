import { FREQUENCIES } from '../../foundation/newsroom/newsroom';
import { html, type Html } from '../../infrastructure/pages/html';
import { hiddenFields } from '../hidden-fields';
import { giveAddress } from './give-address';
import type { GiveParts } from './give-parts';

/** Frequency and currency decide which amounts are shown: without script each choice is an address. */
export function plainChoices(parts: GiveParts): Html {
  return html`${frequencies(parts)} ${currencies(parts)}`;
}

function frequencies({ texts, give }: GiveParts): Html {
  const { currency } = give.named;
  const links = FREQUENCIES.map(
    (frequency) =>
      html`<a
        class="segment"
        href="${giveAddress({ frequency, currency, ...give.codes }, texts.language)}"
        ${frequency === give.frequency && html`aria-current="true"`}
        ><span>${texts.give(frequency)}</span></a
      >`,
  );
  return html`<nav aria-labelledby="how-often">
    <p class="legend" id="how-often">${texts.give('frequency')}</p>
    <div class="segments">${links}</div>
  </nav>`;
}

function currencies({ texts, give, newsroom }: GiveParts): Html {
  const names = new Intl.DisplayNames(texts.language, { type: 'currency' });
  const options = newsroom.currencies.map(
    ({ currency: { code } }) =>
      html`<option value="${code}" ${code === give.currency.code && html`selected`}>
        ${code} – ${names.of(code)}
      </option>`,
  );
  return html`<form class="plain-currency" method="get" action="/give">
    <input type="hidden" name="language" value="${texts.language}" />
    <input type="hidden" name="frequency" value="${give.frequency}" />
    ${hiddenFields(give.codes)}
    <label class="legend" for="currency">${texts.give('currency')}</label>
    <span>
      <select id="currency" name="currency">
        ${options}
      </select>
      <button type="submit" class="small">${texts.page('showAmounts')}</button>
    </span>
  </form>`;
}
