import type { AuditLine } from '../../infrastructure/audit/audit-line';
import type { AuditVerdict } from '../../infrastructure/audit/audit-reader';
import { html, type Html } from '../../infrastructure/pages/html';
import { scrollRegion } from '../../infrastructure/pages/scroll-region';
import { minuteInWords } from '../minute-in-words';

export interface AuditPageParts {
  readonly lines: readonly AuditLine[];
  /** Whether there are older ones. */
  readonly more: boolean;
  /** Undefined on a page of older lines. */
  readonly verdict: AuditVerdict | undefined;
  /** Addresses of staff by their ids. */
  readonly names: ReadonlyMap<string, string>;
}

export function auditPage({ lines, more, verdict, names }: AuditPageParts): Html {
  const last = lines.at(-1);
  return html`<h1>Audit log</h1>
    ${verdict && verdictWords(verdict)}
    ${scrollRegion(
      'Audit log',
      html`<table>
        <caption>
          Newest first; times are in UTC
        </caption>
        <thead>
          <tr>
            ${['No.', 'When', 'Who', 'What', 'To what', 'Details'].map((words) => html`<th scope="col">${words}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${lines.map((line) => row(line, names))}
        </tbody>
      </table>`,
    )}
    <p class="no-print row">
      ${verdict === undefined && html`<a class="button" href="/staff/audit">Newest lines</a>`}
      ${more && last && html`<a class="button" href="/staff/audit?before=${String(last.number)}">Older lines</a>`}
    </p>`;
}

function verdictWords({ lines, headHash, faults }: AuditVerdict): Html {
  if (faults.length > 0)
    return html`<div class="failure" role="alert">
      <p>The log is not as it was written. Keep a copy of the database, and look who can write to it.</p>
      <ul>
        ${faults.slice(0, MOST_FAULTS).map(({ number, fault }) => html`<li>${number !== null && `Line ${number}: `}${fault}</li>`)}
      </ul>
    </div>`;
  return html`<p class="notice">
    <span class="good">The chain holds</span> over ${lines} ${lines === 1 ? 'line' : 'lines'}.
    ${headHash !== null && html`Hash of the last line: <code>${headHash}</code>`}
  </p>`;
}

const MOST_FAULTS = 20;

function row(line: AuditLine, names: ReadonlyMap<string, string>): Html {
  const { number, at, actorKind, actorId, action, subjectKind, subjectId, details } = line;
  const said = Object.entries(details).map(([name, value]) => `${name}: ${[value].flat().join(', ')}`);
  return html`<tr>
    <td class="number">${String(number)}</td>
    <td class="when">${minuteInWords(at)}</td>
    <td>${named(actorKind, actorId, names)}</td>
    <th scope="row" class="when">${action}</th>
    <td>${subjectKind !== null && named(subjectKind, subjectId, names)}</td>
    <td>${said.join('; ')}</td>
  </tr>`;
}

function named(kind: string, id: string | null, names: ReadonlyMap<string, string>): string {
  if (id === null) return kind;
  return names.get(id) ?? `${kind} ${id}`;
}
