import { isAtOnce, type Choice } from './choice';
import { element } from './element';
import type { FormContext, Part } from './form-context';

/** A gift made once asks whether to send a receipt; a gift that renews always does, and says why. */
export function receiptPart({ choice, texts, changed }: FormContext): Part {
  const box = element('input', { type: 'checkbox', name: 'receipt' });
  const asked = element('label', { class: 'check' }, box, element('span', {}, texts.give('receipt')));
  const always = element(
    'div',
    { class: 'always' },
    element('p', {}, texts.give('receiptAlways')),
    element('p', { class: 'hint' }, texts.give('receiptReason')),
  );
  box.addEventListener('change', () => {
    choice.receipt = box.checked;
    changed();
  });
  return {
    element: element('div', {}, asked, always),
    refresh() {
      box.checked = choice.receipt;
      asked.hidden = renews(choice);
      always.hidden = !asked.hidden;
    },
  };
}

/** What is sent: renewing gifts have no choice here. */
export function wantsReceipt({ choice }: FormContext): boolean {
  return renews(choice) || choice.receipt;
}

function renews(choice: Choice): boolean {
  return choice.frequency !== 'one-time' && !isAtOnce(choice);
}
