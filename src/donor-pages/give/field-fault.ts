import { html, type Html } from '../../infrastructure/pages/html';
import type { GiveParts } from './give-parts';
import { fieldOf, problemSentence } from './problem-notice';

/** How a field of the form says that it is at fault: its message, and the attributes that tie the message to it. */
export interface FieldFault {
  message?: Html;
  attributes: Html;
}

/** @param hint the id of what describes the field in any case */
export function fieldFault(parts: GiveParts, field: 'amount' | 'consent', hint = ''): FieldFault {
  const { problem } = parts.give;
  if (!problem || parts.give.about !== 'gift' || fieldOf(problem) !== field) {
    return { attributes: hint === '' ? html`` : html`aria-describedby="${hint}"` };
  }
  return {
    message: html`<p class="problem" id="${field}-problem">${problemSentence(parts, problem)}</p>`,
    attributes: html`aria-describedby="${`${hint} ${field}-problem`.trim()}" aria-invalid="true" autofocus`,
  };
}
