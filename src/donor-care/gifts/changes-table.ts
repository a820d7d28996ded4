import { html, type Html } from '../../infrastructure/pages/html';
import { scrollRegion } from '../../infrastructure/pages/scroll-region';
import { END_REASON_WORDS } from '../../managing/changes/end-reason-words';
import { dayInWords } from './gift-words';
import type { OwnChange } from './own-changes';

/** What a donor changed on their own page, and why they said they did. */
export function changesTable(changes: readonly OwnChange[]): Html {
  if (changes.length === 0) return html`<p class="soft">They changed nothing on their own page.</p>`;
  return scrollRegion(
    'Changes by the donor',
    html`<table>
      <caption>
        Changes on the donor’s own page, newest first; days are in UTC
      </caption>
      <thead>
        <tr>
          ${['Change', 'Day', 'State', 'Why'].map((words) => html`<th scope="col">${words}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${changes.map(changeRow)}
      </tbody>
    </table>`,
  );
}

function changeRow({ kind, askedAt, state, reason, words }: OwnChange): Html {
  return html`<tr>
    <th scope="row">${KINDS[kind] ?? kind}</th>
    <td class="when">${dayInWords(askedAt)}</td>
    <td>${STATES[state] ?? state}</td>
    <td>${[reason === null ? '' : (REASONS[reason] ?? reason), words ?? ''].filter(Boolean).join(': ')}</td>
  </tr>`;
}

const REASONS: Readonly<Record<string, string>> = END_REASON_WORDS;

const KINDS: Readonly<Record<string, string>> = {
  pause: 'Paused',
  'go-on': 'Let go on',
  end: 'Stopped',
  amount: 'Another amount',
  frequency: 'Monthly or annual',
  day: 'Another day',
  card: 'Another card or account',
};

const STATES: Readonly<Record<string, string>> = {
  waiting: 'waits for another change',
  'under-way': 'Stripe has not answered yet',
  done: 'made',
  refused: 'not made',
};
