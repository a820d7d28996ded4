import { formatMinor } from '../../src/foundation/money/format-minor';
import { atOnceMinor } from './choice';
import { element } from './element';
import type { FormContext, Part } from './form-context';

/** Whoever gives monthly may pay twelve months at once, and sees what that comes to before choosing it. */
export function atOncePart({ options, choice, texts, changed }: FormContext): Part {
  const box = element('input', { type: 'checkbox', name: 'at-once' });
  const words = element('span');
  const part = element('label', { class: 'check' }, box, words);
  box.addEventListener('change', () => {
    choice.atOnce = box.checked;
    changed();
  });
  return {
    element: part,
    refresh() {
      const sum = atOnceMinor(choice);
      part.hidden = !options.twelveMonths || choice.frequency !== 'monthly';
      box.checked = choice.atOnce;
      // While the amount cannot be read, there is nothing to multiply.
      words.textContent =
        sum === undefined
          ? texts.give('atOnce')
          : texts.give('atOnceSum', { amount: formatMinor(sum, choice.currency, texts.language) });
    },
  };
}
