import type { Problem } from '../../foundation/problem/problem';
import { csrfField } from '../../infrastructure/pages/csrf-field';
import { html, type Html } from '../../infrastructure/pages/html';
import type { CareAction } from './care-action';
import type { ActionWords } from './action-words';
import { refusalInWords } from './refusal-words';

export interface ActionPageParts {
  readonly action: CareAction;
  readonly words: ActionWords;
  readonly csrfToken: string;
  /** What went wrong just now. */
  readonly trouble: Problem | undefined;
}

/** What will happen, or what became of it: the same address before and after, so that a reload does nothing. */
export function actionPage({ action, words, csrfToken, trouble }: ActionPageParts): Html {
  return html`<section class="narrow">
    <h1>${words.title}</h1>
    ${trouble && html`<p class="failure" role="alert">${trouble.title}. ${trouble.message}</p>`}
    ${standing(action, words, csrfToken)}
    <p><a href="${backOf(action)}">Back to the ${action.donorId === null ? 'gift' : 'donor'}</a></p>
  </section>`;
}

function standing(action: CareAction, { plan, done, failed, button }: ActionWords, csrfToken: string): Html {
  const sentences = (all: readonly string[]): Html => html`${all.map((each) => html`<p>${each}</p>`)}`;
  switch (action.state) {
    case 'drawn-up':
      return html`<div class="card">
        ${sentences(plan)}
        <p class="soft">Reason: ${action.reason}</p>
        ${confirmation(action.id, button, csrfToken)}
      </div>`;
    case 'under-way':
      return html`<div class="card">
        ${sentences(plan)}
        <p>
          <strong>You have said yes, and it is not known yet whether Stripe has done it.</strong> Send it once more:
          Stripe is asked first, and nothing is done twice.
        </p>
        ${confirmation(action.id, button, csrfToken)}
      </div>`;
    case 'done':
      if (failed !== undefined) return html`<div class="failure" role="alert">${sentences(failed)}</div>`;
      return html`<div class="notice" role="status">${sentences(done)}</div>`;
    case 'refused':
      return html`<div class="failure" role="alert">
        <p>It was not done. ${refusalInWords(action.outcome ?? '')}</p>
      </div>`;
  }
}

function confirmation(id: string, button: string, csrfToken: string): Html {
  return html`<form method="post" action="/care/actions/${id}">
    ${csrfField(csrfToken)}
    <button type="submit" class="main">${button}</button>
  </form>`;
}

export function backOf({ donorId, contributionId }: CareAction): string {
  return donorId === null ? `/care/gifts/${contributionId}` : `/care/donors/${donorId}`;
}
