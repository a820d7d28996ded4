import { move } from './choice';
import { element } from './element';
import type { FormContext, Part } from './form-context';
import { FREQUENCIES, type Frequency } from './options';
import { checkRadio, radio } from './radio';

/** Once, monthly or annually. */
export function frequencyPart({ texts, choice, changed }: FormContext): Part {
  const radios = FREQUENCIES.map((frequency) => radio('frequency', frequency, texts.give(frequency), 'segment'));
  const part = element(
    'fieldset',
    { class: 'group' },
    element('legend', {}, texts.give('frequency')),
    element('div', { class: 'segments' }, ...radios),
  );
  part.addEventListener('change', (event) => {
    move(choice, { frequency: (event.target as HTMLInputElement).value as Frequency });
    changed();
  });
  return { element: part, refresh: () => checkRadio(part, choice.frequency) };
}
