import { forgetChoice } from '../box/forget-choice';
import { takeVisit, type Visit } from './visit';

/** Asks the API until the gift's standing is settled, and shows it. Only the API's word makes a gift paid. */
async function follow(visit: Visit): Promise<void> {
  const region = document.getElementById('standing');
  for (const waitMs of WAITS_MS) {
    if (!region || !mayChange(region)) break;
    await new Promise((wake) => setTimeout(wake, waitMs));
    const standing = await readStanding(visit);
    if (!standing || standing.status === 'confirming' || standing.status === region.dataset.status) continue;
    const notice = await noticeOf(standing, visit);
    if (notice) show(region, standing.status, notice);
  }
  if (region?.dataset.status === 'confirming') region.append(templateOf('slow'));
}

/** A bank debit takes days, but a bank that answers at once is told at once. */
function mayChange(region: HTMLElement): boolean {
  return region.dataset.status === 'confirming' || region.dataset.status === 'pending';
}

// A webhook mostly comes within two seconds; after two minutes of asking ever less often, waiting helps nobody.
const WAITS_MS = [700, 1_000, 1_500, 2_000, 3_000, 5_000, 8_000, 12_000, 15_000, 20_000, 25_000, 30_000];

async function readStanding({ contribution, session }: Visit): Promise<Standing | undefined> {
  try {
    const reply = await fetch(`/v1/contributions/${encodeURIComponent(contribution)}/status`, showing(session));
    return reply.ok ? ((await reply.json()) as Standing) : undefined;
  } catch {
    // No connection just now: the next look may have one.
    return undefined;
  }
}

interface Standing {
  status: string;
  frequency: string;
}

const showing = (session: string): RequestInit => ({
  headers: { authorization: `Bearer ${session}` },
  credentials: 'omit',
});

async function noticeOf({ status, frequency }: Standing, visit: Visit): Promise<Node | undefined> {
  return status === 'failed' && frequency !== 'one-time' ? readNotice(visit) : templateOf(status);
}

/**
 * A recurring gift may go on although its first payment came back: what then follows is written by the server alone. Until
 * it could be read nothing is shown: the words at hand ask to give again, which would be to give twice.
 */
async function readNotice({ contribution, session }: Visit): Promise<Node | undefined> {
  const query = new URLSearchParams({ contribution, language: document.documentElement.lang });
  try {
    const reply = await fetch(`/thank-you?${query}`, showing(session));
    const page = new DOMParser().parseFromString(await reply.text(), 'text/html');
    const written = page.querySelector('#standing[data-status="failed"]');
    if (!written) return undefined;
    const notice = document.createDocumentFragment();
    notice.append(...written.childNodes);
    return notice;
  } catch {
    return undefined;
  }
}

function show(region: HTMLElement, status: string, notice: Node): void {
  region.replaceChildren(notice);
  region.dataset.status = status;
}

function templateOf(status: string): Node {
  const template = document.querySelector<HTMLTemplateElement>(`template[data-status="${CSS.escape(status)}"]`);
  return template?.content.cloneNode(true) ?? document.createDocumentFragment();
}

forgetChoice();
// Last in the file: what it calls reads constants above.
const visit = takeVisit();
if (visit) void follow(visit);
