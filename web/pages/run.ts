/** Asks how far something is until it is over, and shows it. Then the page itself says what came of it. */
async function follow(card: HTMLElement, address: string): Promise<void> {
  for (;;) {
    await new Promise((wake) => setTimeout(wake, LOOK_MS));
    const progress = await read(address);
    if (progress === undefined) continue;
    if (progress.state !== 'under-way') return location.reload();
    show(card, progress);
  }
}

const LOOK_MS = 1_000;

interface Progress {
  readonly state: string;
  readonly made: number;
  readonly known: number | null;
  readonly words: string;
  readonly title: string;
}

/** @returns undefined when there is no connection just now; the next look may have one */
async function read(address: string): Promise<Progress | undefined> {
  try {
    const reply = await fetch(address, { headers: { accept: 'application/json' } });
    // Signed out meanwhile, or it is forgotten: the page says which.
    if (reply.status >= 400 && reply.status < 500) location.reload();
    return reply.ok ? ((await reply.json()) as Progress) : undefined;
  } catch {
    return undefined;
  }
}

function show(card: HTMLElement, { made, known, words, title }: Progress): void {
  const bar = card.querySelector('progress');
  const shown = card.querySelector('#run-words');
  if (shown) shown.textContent = words;
  if (bar && known !== null) {
    bar.max = Math.max(known, 1);
    bar.value = Math.min(made, known);
  }
  const [, ofSite = ''] = / (– [^–]*)$/.exec(document.title) ?? [];
  document.title = `${title} ${ofSite}`.trim();
  tell(card, words);
}

/** A screen reader reads everything out: once in ten seconds is enough. */
function tell(card: HTMLElement, words: string): void {
  const region = card.querySelector('#run-told');
  if (!region || Date.now() - toldAt < TELL_MS) return;
  toldAt = Date.now();
  region.textContent = `Under way: ${words}`;
}

const TELL_MS = 10_000;
let toldAt = Date.now();

const card = document.getElementById('run');
if (card?.dataset['progress']) void follow(card, card.dataset['progress']);
