import { currencyOf } from '../../foundation/money/currencies';
import { plainAmount } from '../../foundation/money/plain-amount';
import { csrfField } from '../../infrastructure/pages/csrf-field';
import { html, type Html } from '../../infrastructure/pages/html';
import type { RefundReason } from '../../infrastructure/stripe/refunds';
import type { CareCharge } from '../gifts/care-gift';
import { REASON_LENGTH } from '../reason';

/** What was typed into a form that was refused. */
export interface Typed {
  /** @returns undefined where the field was not sent */
  get(name: string): string | undefined;
  /** The field that was wrong; the element `problem` says why. */
  readonly wrong: string | undefined;
}

export interface AskingFormParts {
  /** Tells the fields of one form on a page from those of the others. */
  readonly name: string;
  readonly action: string;
  readonly csrfToken: string;
  readonly typed?: Typed | undefined;
}

/** Whatever it asks for, a page comes between it and what happens. */
export function askingForm({ name, action, csrfToken, typed }: AskingFormParts, fields?: Html): Html {
  const { least, most } = REASON_LENGTH;
  return html`<form method="post" action="${action}" class="fields">
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
        value="${typed?.get('reason')}"
        ${saidOf('reason', typed, `${name}-hint`)}
      />
      <span class="hint" id="${name}-hint">Kept in the audit log for ever: no names, no addresses.</span>
    </div>
    <p><button type="submit">Show what will happen</button></p>
  </form>`;
}

/** How much, and what Stripe is told about why. */
export function refundFields(
  name: string,
  { currency, capturedMinor, refundedMinor }: CareCharge,
  typed?: Typed,
): Html {
  const left = plainAmount(capturedMinor - refundedMinor, currencyOf(currency));
  const option = ([value, words]: [string, string]): Html =>
    html`<option value="${value}" ${typed?.get('because') === value && html`selected`}>${words}</option>`;
  return html`<div class="field">
      <label for="${name}-amount">Amount in ${currency}</label>
      <input
        id="${name}-amount"
        name="amount"
        required
        maxlength="40"
        inputmode="decimal"
        autocomplete="off"
        value="${typed?.get('amount') ?? left}"
        ${saidOf('amount', typed)}
      />
    </div>
    <div class="field">
      <label for="${name}-because">What Stripe is told</label>
      <select id="${name}-because" name="because" ${saidOf('because', typed, `${name}-because-hint`)}>
        ${Object.entries(REFUND_WORDS).map(option)}
      </select>
      <span class="hint" id="${name}-because-hint">After “fraudulent” Stripe refuses this card from then on.</span>
    </div>`;
}

const REFUND_WORDS: Record<RefundReason, string> = {
  requested_by_customer: 'The donor asked for it',
  duplicate: 'It was taken twice',
  fraudulent: 'It was fraudulent',
};

/** At the end of what is paid, unless the donor wants otherwise. */
export function endFields(name: string, typed?: Typed): Html {
  const isNow = typed?.get('when') === 'now';
  const choice = (value: string, words: string, isChosen: boolean): Html =>
    html`<label class="check" for="${name}-${value}">
      <input type="radio" name="when" id="${name}-${value}" value="${value}" ${isChosen && html`checked`} />
      <span>${words}</span>
    </label>`;
  return html`<fieldset>
    <legend>When it ends</legend>
    ${choice('with-period', 'At the end of the period that is paid', !isNow)} ${choice('now', 'Now', isNow)}
  </fieldset>`;
}

/** Where the cursor begins, and what is read out of a field. @param hint the element that explains it */
function saidOf(field: string, typed: Typed | undefined, hint?: string): Html {
  const isWrong = typed?.wrong === field;
  const described = [isWrong ? 'problem' : '', hint ?? ''].filter((id) => id !== '').join(' ');
  return html`${isWrong && html`aria-invalid="true" autofocus`}
  ${described !== '' && html`aria-describedby="${described}"`}`;
}
