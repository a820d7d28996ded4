import { formatMinor } from '../../foundation/money/format-minor';
import { parseAmount } from '../../foundation/money/parse-amount';
import { plainAmount } from '../../foundation/money/plain-amount';
import { html, type Html } from '../../infrastructure/pages/html';
import { giveAddress } from './give-address';
import { fieldFault } from './field-fault';
import type { GiveParts } from './give-parts';

/**
 * The presets are addresses that fill the one text field: whatever stands in that field is what is given. Radio buttons
 * beside a text field would leave open which of the two counts.
 */
export function plainAmounts(parts: GiveParts): Html {
  const { texts, give } = parts;
  const { message, attributes } = fieldFault(parts, 'amount', 'amount-hint');
  return html`<fieldset class="group">
    <legend>${texts.give('amount')}</legend>
    <div class="tiles">${give.amounts.presetsMinor.map((preset) => tile(preset, parts))}</div>
    <div class="other">
      <label for="amount">${texts.give('amountIn', { currency: give.currency.code })}</label>
      <input
        id="amount"
        name="amount"
        type="text"
        inputmode="decimal"
        autocomplete="off"
        maxlength="40"
        value="${give.amount}"
        ${attributes}
      />
      <p class="hint" id="amount-hint">${boundsSentence(parts)}</p>
    </div>
    ${message}
  </fieldset>`;
}

function tile(presetMinor: bigint, { texts, give }: GiveParts): Html {
  const { frequency, currency } = give;
  const amount = plainAmount(presetMinor, currency);
  const parsed = parseAmount(give.amount, currency);
  const isChosen = 'amountMinor' in parsed && parsed.amountMinor === presetMinor;
  return html`<a
    class="tile"
    href="${giveAddress({ ...give.named, ...give.codes, frequency, currency: currency.code, amount }, texts.language)}"
    ${isChosen && html`aria-current="true"`}
    ><span>${formatMinor(presetMinor, currency, texts.language)}</span></a
  >`;
}

/** "Between … and …" in the currency of the form. */
function boundsSentence({ texts, give }: GiveParts): string {
  const written = (minor: bigint) => formatMinor(minor, give.currency, texts.language);
  const { minimumMinor, maximumMinor } = give.amounts;
  return texts.give('amountRange', { minimum: written(minimumMinor), maximum: written(maximumMinor) });
}
