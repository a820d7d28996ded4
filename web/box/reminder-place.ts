import { element } from './element';
import type { Texts } from './texts';

/** Where the reminder form opens. Shown only when the API says that reminders are kept. */
export function reminderPlace(texts: Texts): HTMLElement {
  const section = element(
    'div',
    { id: 'reminder', class: 'reminder', part: 'reminder' },
    element('slot', { name: 'reminder' }),
  );
  const opener = element('button', {
    type: 'button',
    class: 'remind',
    'aria-expanded': 'false',
    'aria-controls': 'reminder',
  });
  opener.textContent = texts.give('remind');
  section.hidden = true;
  opener.addEventListener('click', () => {
    section.hidden = !section.hidden;
    opener.setAttribute('aria-expanded', String(!section.hidden));
  });
  return element('div', { class: 'reminding' }, opener, section);
}
