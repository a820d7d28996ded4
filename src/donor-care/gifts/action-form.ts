import { html, type Html } from '../../infrastructure/pages/html';
import { askingForm, type AskingFormParts } from '../actions/asking-form';

export interface FormParts extends Omit<AskingFormParts, 'typed'> {
  /** What the summary says. */
  readonly words: string;
  /** The element that says what it is done to. */
  readonly describedBy: string;
}

/** A form behind its summary. */
export function actionForm({ words, describedBy, ...form }: FormParts, fields?: Html): Html {
  return html`<details class="no-print">
    <summary aria-describedby="${describedBy}">${words}</summary>
    ${askingForm(form, fields)}
  </details>`;
}
