import { element } from './element';
import { ReminderForm, type ReminderFormSettings } from './reminder-form';

/** "Remind me later", and the form that it opens. Shown only when the API says that reminders are kept. */
export function reminderPlace(settings: ReminderFormSettings): HTMLElement {
  const form = new ReminderForm(settings);
  const section = element('div', { id: 'reminder', class: 'reminder', part: 'reminder' }, form.element);
  const opener = element('button', {
    type: 'button',
    class: 'remind',
    'aria-expanded': 'false',
    'aria-controls': 'reminder',
  });
  opener.textContent = settings.texts.give('remind');
  section.hidden = true;
  opener.addEventListener('click', () => {
    section.hidden = !section.hidden;
    opener.setAttribute('aria-expanded', String(!section.hidden));
    if (!section.hidden) form.focus();
  });
  return element('div', { class: 'reminding' }, opener, section);
}
