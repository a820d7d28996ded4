import { html, type Html } from '../../infrastructure/pages/html';
import { scrollRegion } from '../../infrastructure/pages/scroll-region';
import { actionForm } from './action-form';
import type { CareLetter } from './care-gift';
import { dayInWords, LETTER_STATES, letterInWords } from './gift-words';

/** What was written to a donor, and when; not what stood in it. */
export function lettersTable(letters: readonly CareLetter[], csrfToken: string): Html {
  if (letters.length === 0) return html`<p class="soft">Nothing was written about these gifts.</p>`;
  return scrollRegion(
    'Letters',
    html`<table>
      <caption>
        Letters, newest first; days are in UTC
      </caption>
      <thead>
        <tr>
          ${['Letter', 'What to do', 'Day', 'State'].map((words) => html`<th scope="col">${words}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${letters.map((letter, place) => letterRow(letter, `letter-${place}`, csrfToken))}
      </tbody>
    </table>`,
  );
}

function letterRow({ id, kind, number, writtenAt, state, sentAt }: CareLetter, name: string, csrfToken: string): Html {
  const isOnItsWay = state === 'pending' || state === 'claimed';
  return html`<tr>
    <th scope="row" id="${name}">${letterInWords(kind)} ${number ?? ''}</th>
    <td>
      ${
        kind === 'receipt' &&
        !isOnItsWay &&
        actionForm({
          ...{ name: `${name}-sending`, action: `/care/letters/${id}/sending`, csrfToken },
          ...{ words: 'Send it again', describedBy: name },
        })
      }
    </td>
    <td class="when">${dayInWords(sentAt ?? writtenAt)}</td>
    <td>${LETTER_STATES[state] ?? state}</td>
  </tr>`;
}
