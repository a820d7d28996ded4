import { minuteIn } from '../../../foundation/calendar/local-days';
import { html, type Html } from '../../../infrastructure/pages/html';

/** An instant as clocks of a zone show it, and in full for programs. @param instant as ISO 8601 has it, or a Date */
export function timeWords(instant: string | Date, zone: string): Html {
  const date = new Date(instant);
  return html`<time class="when" datetime="${date.toISOString()}">${minuteIn(zone, date)}</time>`;
}
