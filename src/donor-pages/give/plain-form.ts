import { randomUUID } from 'node:crypto';
import { OWN_RETURN_KEY } from '../../foundation/newsroom/newsroom';
import { methodsBySwitch } from '../../giving/checkout/methods-in';
import { consentSentence } from '../consent-sentence';
import { hiddenFields } from '../hidden-fields';
import { html, type Html } from '../../infrastructure/pages/html';
import { unbroken } from '../unbroken';
import { fieldFault } from './field-fault';
import type { GiveParts } from './give-parts';
import { plainAmounts } from './plain-amounts';
import { plainMonths } from './plain-months';
import { plainFeeCover } from './plain-fee-cover';
import { plainTribute } from './plain-tribute';

/** The form that is posted to the API, which answers with Stripe's page. A second click posts the same attempt again. */
export function plainForm(parts: GiveParts): Html {
  const { texts, give } = parts;
  return html`<form class="form" method="post" action="/v1/checkout-sessions">
    ${hiddenFields({ attemptId: randomUUID(), frequency: give.frequency, currency: give.currency.code })}
    ${hiddenFields({ language: texts.language, returnTo: OWN_RETURN_KEY })}
    ${give.named.reminder !== undefined && hiddenFields({ reminder: give.named.reminder })} ${hiddenFields(give.codes)}
    ${plainAmounts(parts)} ${plainMonths(parts)}
    <div class="checks">${plainFeeCover(parts)} ${receipt(parts)} ${plainTribute(parts)} ${consent(parts)}</div>
    ${notes(parts)}
    <button type="submit" class="continue">${texts.give('continue')}</button>
    ${methods(parts)}
  </form>`;
}

function receipt({ texts, give }: GiveParts): Html {
  if (give.frequency !== 'one-time' && give.monthsCovered === undefined) {
    return html`<div class="always">
      <p>${texts.give('receiptAlways')}</p>
      <p class="hint">${texts.give('receiptReason')}</p>
    </div>`;
  }
  // Words are kept with its address.
  if (give.words !== 'none')
    return html`${hiddenFields({ receipt: 'on' })}<label class="check">
        <input type="checkbox" checked disabled /><span>${texts.give('receipt')}</span>
      </label>`;
  return html`<label class="check">
    <input type="checkbox" name="receipt" value="on" ${give.receipt && html`checked`} /><span
      >${texts.give('receipt')}</span
    >
  </label>`;
}

function consent(parts: GiveParts): Html {
  const { texts, newsroom } = parts;
  const { message, attributes } = fieldFault(parts, 'consent');
  return html`<div>
    <label class="check">
      <input
        type="checkbox"
        id="consent"
        name="consentVersion"
        value="${newsroom.consentVersion}"
        required
        ${attributes}
      />
      <span>${consentSentence(texts, newsroom)}</span>
    </label>
    ${message}
  </div>`;
}

function notes({ texts, newsroom }: GiveParts): Html {
  return html`<div class="notes">
    <p>${texts.give('statement', { descriptor: unbroken(newsroom.statementDescriptor) })}</p>
    <p>${texts.give('email')}</p>
  </div>`;
}

function methods(parts: GiveParts): Html {
  const { texts } = parts;
  const { on, missing } = methodsOffered(parts);
  return html`<div class="methods">
    <span class="unseen" id="methods">${texts.give('methods')}</span>
    <ul aria-labelledby="methods">
      ${on.map((name) => html`<li>${name}</li>`)}
    </ul>
    ${missing !== null && html`<p>${missing}</p>`}
  </div>`;
}

/** How it can be paid in the currency chosen, and a sentence about what is switched off; null: nothing is. */
export function methodsOffered({ texts, newsroom, give, off }: GiveParts): { on: string[]; missing: string | null } {
  const offered = methodsBySwitch(give.currency.code, newsroom.paymentMethods, off.methods);
  const nameOf = (name: string): string => (name === 'card' ? texts.give('card') : name);
  const missing = offered.off.map(nameOf).join(', ');
  return {
    on: offered.on.map(nameOf),
    missing: missing === '' ? null : texts.give('methodsOff', { methods: missing }),
  };
}
