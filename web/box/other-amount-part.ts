import { formatMinor } from '../../src/foundation/money/format-minor';
import { amountsOf } from './choice';
import { element } from './element';
import type { FormContext, Part } from './form-context';

/** The text field for an amount of one's own, there only while that tile is chosen. */
export function otherAmountPart({ choice, texts, changed }: FormContext): Part & { input: HTMLInputElement } {
  const label = element('label', { for: 'other' });
  const hint = element('p', { id: 'other-hint', class: 'hint' });
  const input = element('input', { ...TYPED_AMOUNT, id: 'other', 'aria-describedby': 'other-hint amount-problem' });
  const part = element('div', { class: 'other' }, label, input, hint);
  input.addEventListener('input', () => {
    choice.other = input.value;
    changed();
  });
  return {
    element: part,
    input,
    refresh() {
      const { minimumMinor, maximumMinor } = amountsOf(choice);
      const written = (minor: number) => formatMinor(BigInt(minor), choice.currency, texts.language);
      part.hidden = choice.other === undefined;
      if (choice.other !== undefined && input.value !== choice.other) input.value = choice.other;
      label.textContent = texts.give('otherAmountIn', { currency: choice.currency.code });
      hint.textContent = texts.give('amountRange', { minimum: written(minimumMinor), maximum: written(maximumMinor) });
    },
  };
}

// type=number would turn "1.000,50" into nothing and change the amount when a wheel passes over it.
const TYPED_AMOUNT = { type: 'text', inputmode: 'decimal', autocomplete: 'off', maxlength: '40' };
