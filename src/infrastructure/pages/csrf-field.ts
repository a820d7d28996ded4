import { CSRF_FIELD } from '../access/csrf-token';
import { html, type Html } from './html';

/** What every form of staff that changes something holds; the guard takes it out again. */
export function csrfField(csrfToken: string): Html {
  return html`<input type="hidden" name="${CSRF_FIELD}" value="${csrfToken}" />`;
}
