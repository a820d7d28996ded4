import { currencyNamed, move } from './choice';
import { element } from './element';
import type { FormContext, Part } from './form-context';

/** The choice of currency, each with its code and its name in the donor's language. */
export function currencyPart({ options, texts, choice, changed }: FormContext): Part {
  const names = new Intl.DisplayNames(texts.language, { type: 'currency' });
  const choices = options.currencies.map(({ code }) =>
    element('option', { value: code }, `${code} – ${names.of(code)}`),
  );
  const select = element('select', { name: 'currency' }, ...choices);
  select.addEventListener('change', () => {
    move(choice, { currency: currencyNamed(options, select.value) ?? choice.currency });
    changed();
  });
  const label = element(
    'label',
    { class: 'currency' },
    element('span', { class: 'unseen' }, texts.give('currency')),
    select,
  );
  return {
    element: label,
    refresh() {
      select.value = choice.currency.code;
    },
  };
}
