import { formatMinor } from '../../src/foundation/money/format-minor';
import { amountsOf } from './choice';
import { currencyPart } from './currency-part';
import { element } from './element';
import { fieldError } from './field-error';
import type { Field, FormContext } from './form-context';
import { otherAmountPart } from './other-amount-part';
import { checkRadio, radio } from './radio';

/** The currency, its preset amounts, and an amount of one's own. */
export function amountPart(context: FormContext): Field {
  const currency = currencyPart(context);
  const other = otherAmountPart(context);
  const tiles = element('div', { class: 'tiles' });
  const error = fieldError('amount-problem');
  const legend = element('legend', {}, context.texts.give('amount'));
  const group = element('fieldset', { class: 'group' }, legend, currency.element, tiles, other.element, error.element);
  tiles.addEventListener('change', (event) => choose(context, (event.target as HTMLInputElement).value));
  // A click by pointer (detail 1, before the change event) wants to type at once; arrow keys passing over keep their place.
  tiles.addEventListener('click', (event) => {
    if (event.detail === 0 || (event.target as HTMLInputElement).value !== OTHER) return;
    choose(context, OTHER);
    other.input.focus();
  });
  return {
    element: group,
    refresh() {
      currency.refresh();
      refreshTiles(context, tiles);
      other.refresh();
    },
    showProblem(sentence) {
      error.show(sentence, context.choice.other === undefined ? group : other.input);
      if (sentence !== '') focusAmount(context, tiles, other.input);
    },
  };
}

const OTHER = 'other';

function choose({ choice, changed }: FormContext, value: string): void {
  if (value === OTHER) choice.other ??= '';
  else Object.assign(choice, { presetMinor: Number(value), other: undefined });
  changed();
}

/** The tiles are made anew only for another currency or frequency: a radio that has the focus stays where it is. */
function refreshTiles(context: FormContext, tiles: HTMLElement): void {
  const { choice, texts } = context;
  const shown = `${choice.currency.code} ${choice.frequency}`;
  if (tiles.dataset.shown !== shown) {
    tiles.dataset.shown = shown;
    tiles.replaceChildren(
      ...amountsOf(choice).presetsMinor.map((minor) =>
        radio('amount', String(minor), formatMinor(BigInt(minor), choice.currency, texts.language), 'tile'),
      ),
      radio('amount', OTHER, texts.give('otherAmount'), 'tile tile-other'),
    );
  }
  checkRadio(tiles, choice.other === undefined ? String(choice.presetMinor) : OTHER);
}

function focusAmount({ choice }: FormContext, tiles: HTMLElement, input: HTMLInputElement): void {
  if (choice.other === undefined) tiles.querySelector<HTMLInputElement>('input:checked')?.focus();
  else input.focus();
}
