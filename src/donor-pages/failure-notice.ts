import { html, type Html } from '../infrastructure/pages/html';
import type { PageTexts } from './page-texts';

/** What was wrong with a form that asks for an address, brought back in the address of its page. */
export interface FormProblem {
  readonly code: string;
  readonly retryAfterSeconds: number;
}

export function formProblem(query: unknown): FormProblem | undefined {
  const { problem, retryAfterSeconds } = query as Record<string, unknown>;
  return typeof problem === 'string' ? { code: problem, retryAfterSeconds: Number(retryAfterSeconds) } : undefined;
}

/** A field at fault is described by it. */
export function failureNotice(texts: PageTexts, { code, retryAfterSeconds }: FormProblem): Html {
  const sentence =
    code === 'too_many_requests' && retryAfterSeconds > 0
      ? texts.problem('retry_after', { count: retryAfterSeconds })
      : texts.problem(code, {});
  return html`<div class="failure" role="alert" id="problem"><p>${sentence}</p></div>`;
}

/** Where an address is typed. */
export function emailField(texts: PageTexts, problem: FormProblem | undefined): Html {
  return html`<label for="email">${texts.page('manageEmail')}</label>
    <input
      id="email"
      type="email"
      name="email"
      autocomplete="email"
      required
      maxlength="254"
      ${atFault(problem?.code === 'email_invalid')}
    />`;
}

export function atFault(isHere: boolean): Html | false {
  return isHere && html`aria-invalid="true" aria-describedby="problem"`;
}
