import { isCurrencyClosed } from './choice';
import { element } from './element';
import type { FormContext, Part } from './form-context';

/** The truth about what others will see, told before Continue. */
export function statementNote({ options, texts }: FormContext): HTMLElement {
  return element(
    'div',
    { class: 'notes' },
    element(
      'p',
      {},
      texts.give('statement', { descriptor: options.newsroom.statementDescriptor.replaceAll(' ', '\u00a0') }),
    ),
    element('p', {}, texts.give('email')),
  );
}

/** The payment methods offered in the currency chosen, by name: logos would be requests or kilobytes. Without any it is closed. */
export function methodsNote({ choice, texts }: FormContext): Part {
  const list = element('ul', { 'aria-labelledby': 'methods' });
  const off = element('p', { role: 'status' });
  const note = element(
    'div',
    { class: 'methods' },
    element('span', { class: 'unseen', id: 'methods' }, texts.give('methods')),
    list,
    off,
  );
  return {
    element: note,
    refresh() {
      const nameOf = (name: string) => (name === 'card' ? texts.give('card') : name);
      const { paymentMethods, methodsOff = [] } = choice.currency;
      list.replaceChildren(...paymentMethods.map((name) => element('li', {}, nameOf(name))));
      const missing = methodsOff.map(nameOf).join(', ');
      off.textContent = `${isCurrencyClosed(choice) ? `${texts.give('closed')} ` : ''}${missing && texts.give('methodsOff', { methods: missing })}`;
    },
  };
}
