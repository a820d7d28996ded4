import { currencyOf } from '../../foundation/money/currencies';
import { plainAmount } from '../../foundation/money/plain-amount';
import { csrfField } from '../../infrastructure/pages/csrf-field';
import { html, type Html } from '../../infrastructure/pages/html';
import type { RefundReason } from '../../infrastructure/stripe/refunds';
import { REASON_LENGTH } from '../reason';
import type { CareCharge } from './care-gift';

export interface FormParts {
  /** Tells the fields of one form on a page from those of the others. */
  readonly name: string;
  readonly action: string;
  readonly csrfToken: string;
  /** What a summary and a button say; the latter leads to the page that says what will happen. */
  readonly words: string;
  /** The element that says what it is done to. */
  readonly describedBy: string;
}

/** A form behind its summary. Whatever it asks for, a page comes between it and what happens. */
export function actionForm({ name, action, csrfToken, words, describedBy }: FormParts, fields?: Html): Html {
  const { least, most } = REASON_LENGTH;
  return html`<details class="no-print">
    <summary aria-describedby="${describedBy}">${words}</summary>
    <form method="post" action="${action}" class="fields">
      ${csrfField(csrfToken)} ${fields}
      <div class="field">
        <label for="${name}-reason">Reason</label>
        <input
          id="${name}-reason"
          name="reason"
          required
          minlength="${least}"
          maxlength="${most}"
          autocomplete="off"
          aria-describedby="${name}-hint"
        />
        <span class="hint" id="${name}-hint">Kept in the audit log for ever: no names, no addresses.</span>
      </div>
      <p><button type="submit">Show what will happen</button></p>
    </form>
  </details>`;
}

/** How much, and what Stripe is told about why. */
export function refundFields(name: string, { currency, capturedMinor, refundedMinor }: CareCharge): Html {
  const left = plainAmount(capturedMinor - refundedMinor, currencyOf(currency));
  return html`<div class="field">
      <label for="${name}-amount">Amount in ${currency}</label>
      <input
        id="${name}-amount"
        name="amount"
        required
        maxlength="40"
        inputmode="decimal"
        autocomplete="off"
        value="${left}"
      />
    </div>
    <div class="field">
      <label for="${name}-because">What Stripe is told</label>
      <select id="${name}-because" name="because" aria-describedby="${name}-because-hint">
        ${Object.entries(REFUND_WORDS).map(([value, words]) => html`<option value="${value}">${words}</option>`)}
      </select>
      <span class="hint" id="${name}-because-hint">After “fraudulent” Stripe refuses this card from then on.</span>
    </div>`;
}

export const REFUND_WORDS: Record<RefundReason, string> = {
  requested_by_customer: 'The donor asked for it',
  duplicate: 'It was taken twice',
  fraudulent: 'It was fraudulent',
};

/** At the end of what is paid, unless the donor wants otherwise. */
export function endFields(name: string): Html {
  const choice = (value: string, words: string, isChosen: boolean): Html =>
    html`<label class="check" for="${name}-${value}">
      <input type="radio" name="when" id="${name}-${value}" value="${value}" ${isChosen && html`checked`} />
      <span>${words}</span>
    </label>`;
  return html`<fieldset>
    <legend>When it ends</legend>
    ${choice('with-period', 'At the end of the period that is paid', true)} ${choice('now', 'Now', false)}
  </fieldset>`;
}
