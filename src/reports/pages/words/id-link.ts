import { html, type Html } from '../../../infrastructure/pages/html';
import { idAddress } from './addresses';

/** An id, leading to what the books know of it. */
export function idLink(id: string): Html {
  return html`<a class="code" href="${idAddress(id)}">${id}</a>`;
}
