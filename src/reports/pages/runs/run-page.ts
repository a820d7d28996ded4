import { html, type Html } from '../../../infrastructure/pages/html';
import type { Run } from '../../runs/run';
import { numberWords } from '../words/money-words';
import { progressWords, UNITS } from './run-words';

/** What somebody waits for: how far it is, what came of it, or why nothing did. */
export function runPage(run: Run): Html {
  return html`<section class="narrow run">
    <h1>${run.title}</h1>
    ${standing(run)}
  </section>`;
}

/** A browser without script asks again by itself. */
export function runHead({ state }: Run, script: string): Html | undefined {
  if (state !== 'under-way') return undefined;
  return html`<script src="${script}" defer></script>
    <noscript><meta http-equiv="refresh" content="2" /></noscript>`;
}

function standing(run: Run): Html {
  switch (run.state) {
    case 'under-way':
      return underWay(run);
    case 'done':
      return html`<p class="notice" role="status">The file is ready: ${numberWords(run.made)} ${UNITS[run.kind]}.</p>
        <p><a class="button main" href="/finance/runs/${run.id}/file" download>Save the file</a></p>
        <p class="hint">
          It is kept for a quarter of an hour. After that the same link makes it once more as of the same block of the
          ledger, the same to the byte.
        </p>
        ${wayBack(run)}`;
    case 'failed':
      return html`<div class="failure" role="alert">
          <p>It failed. ${run.problem ?? ''}</p>
        </div>
        ${wayBack(run)}`;
  }
}

/** Sighted people see each step; a screen reader is told the first, and then what the script finds worth telling. */
function underWay(run: Run): Html {
  const { id, made, known } = run;
  const words = progressWords(run);
  return html`<div class="card" id="run" data-progress="/finance/runs/${id}/progress">
    <p id="run-words">${words}</p>
    <progress
      id="run-bar"
      aria-labelledby="run-words"
      ${known !== null && html`max="${Math.max(known, 1)}" value="${Math.min(made, known)}"`}
    >
      ${words}
    </progress>
    <p id="run-told" role="status" class="told">Under way: ${words}</p>
    <p class="hint">You may leave: it goes on, and this address tells you what came of it.</p>
  </div>`;
}

function wayBack({ kind }: Run): Html {
  return kind !== 'closing'
    ? html`<p><a href="/finance/reports">All reports</a></p>`
    : html`<p><a href="/finance/periods">All periods: what is closed, and what can be</a></p>`;
}
