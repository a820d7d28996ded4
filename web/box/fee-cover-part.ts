import { formatCosts } from '../../src/foundation/money/format-costs';
import { formatMinor } from '../../src/foundation/money/format-minor';
import { chosenAmount, costsIn, coverOf, giftOf, shapeOf } from './choice';
import { element } from './element';
import type { FormContext, Part } from './form-context';

/** Offers to add what the payment costs, never ticked beforehand: the sum stands there before it is agreed to. */
export function feeCoverPart({ choice, texts, changed }: FormContext): Part {
  const box = element('input', { type: 'checkbox', name: 'cover', 'aria-describedby': 'cover-hint' });
  const words = element('span');
  const hint = element('p', { class: 'hint', id: 'cover-hint' });
  const part = element('div', {}, element('label', { class: 'check' }, box, words), hint);
  box.addEventListener('change', () => {
    choice.coversFee = box.checked;
    changed();
  });
  return {
    element: part,
    refresh() {
      const [amount, costs, shape] = [chosenAmount(choice), costsIn(choice), shapeOf(choice.currency)];
      part.hidden = 'problem' in amount || !costs;
      if ('problem' in amount || !costs) return;
      const written = (minor: bigint) => formatMinor(minor, shape, texts.language);
      const gift = giftOf(choice, amount.amountMinor);
      const cover = coverOf(choice, gift);
      box.checked = choice.coversFee;
      words.textContent = texts.give('cover', { cover: written(cover), total: written(gift + cover) });
      hint.textContent = texts.give('coverHint', {
        method: costs.method === 'card' ? texts.give('card') : costs.method,
        costs: formatCosts(costs, shape, texts.language),
      });
    },
  };
}
