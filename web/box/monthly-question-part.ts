import { formatMinor } from '../../src/foundation/money/format-minor';
import { addedCover, chosenAmount } from './choice';
import { element } from './element';
import type { FormContext } from './form-context';

export type Answer = 'monthly' | 'once' | 'withdrawn';

/** The question and its two answers, both of one size. Escape is a no. */
export function questionPart(
  { choice, texts }: FormContext,
  monthlyMinor: bigint,
  answer: (answer: Answer) => void,
): HTMLElement {
  // Whoever covers the costs sees the sum that is then paid: an answer leads straight to it.
  const written = (minor: bigint) => formatMinor(minor + addedCover(choice, minor), choice.currency, texts.language);
  const once = chosenAmount(choice);
  const [monthly, amount] = [written(monthlyMinor), 'problem' in once ? '' : written(once.amountMinor)];
  const question = element(
    'div',
    { ...GROUP, class: 'question' },
    element('p', { class: 'legend', id: 'monthly-ask' }, texts.give('monthlyAsk', { monthly })),
    element('p', { class: 'hint', id: 'monthly-why' }, texts.give('monthlyAskWhy')),
    button('continue', texts.give('monthlyAskYes', { monthly }), () => answer('monthly')),
    button('retry quiet', texts.give('monthlyAskNo', { amount }), () => answer('once')),
  );
  question.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') answer('once');
  });
  return question;
}

const GROUP = { role: 'group', 'aria-labelledby': 'monthly-ask', 'aria-describedby': 'monthly-why', tabindex: '-1' };

function button(look: string, words: string, onClick: () => void): HTMLElement {
  const made = element('button', { type: 'button', class: look }, words);
  made.addEventListener('click', onClick);
  return made;
}
