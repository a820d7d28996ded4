import { element } from './element';
import type { FormContext } from './form-context';

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

/** The payment methods accepted, by name: logos would be requests or kilobytes. */
export function methodsNote({ options, texts }: FormContext): HTMLElement {
  const names = options.paymentMethods.map((name) => (name === 'card' ? texts.give('card') : name));
  return element(
    'div',
    { class: 'methods' },
    element('span', { class: 'unseen', id: 'methods' }, texts.give('methods')),
    element('ul', { 'aria-labelledby': 'methods' }, ...names.map((name) => element('li', {}, name))),
  );
}
