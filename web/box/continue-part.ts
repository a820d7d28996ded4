import { formatMinor } from '../../src/foundation/money/format-minor';
import { addedCover, chosenAmount, giftOf, isAtOnce, isCurrencyClosed } from './choice';
import { element } from './element';
import type { FormContext, Part } from './form-context';

export interface ContinuePart extends Part {
  setBusy(state: 'busy' | 'ready'): void;
}

/** The button, saying the amount in full, and the busy state in which further clicks do nothing. */
export function continuePart({ choice, options, texts }: FormContext): ContinuePart {
  const button = element('button', { type: 'submit', class: 'continue' });
  const status = element('p', { class: 'unseen', role: 'status' });
  let state: 'busy' | 'ready' = 'ready';
  const label = () => {
    const amount = chosenAmount(choice);
    if ('problem' in amount) return texts.give('continue');
    const giftMinor = giftOf(choice, amount.amountMinor);
    const written = formatMinor(giftMinor + addedCover(choice, giftMinor), choice.currency, texts.language);
    if (isAtOnce(choice)) return texts.give('continue-at-once', { amount: written });
    const own = options.newsroom.texts.buttons?.[choice.frequency];
    return own?.replace('{amount}', () => written) ?? texts.give(`continue-${choice.frequency}`, { amount: written });
  };
  const refresh = () => {
    button.textContent = state === 'busy' ? texts.give('working') : label();
    // Not `disabled`: that would drop the keyboard focus, and the form itself ignores a second submit.
    button.setAttribute('aria-disabled', String(state === 'busy'));
    button.hidden = isCurrencyClosed(choice);
    status.textContent = state === 'busy' ? texts.give('working') : '';
  };
  const setBusy = (next: 'busy' | 'ready') => {
    state = next;
    refresh();
  };
  return { element: element('div', {}, button, status), refresh, setBusy };
}
