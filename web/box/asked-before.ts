/** Whether this visit, or an answer of earlier days, has settled the question. */
export function wasAsked(): boolean {
  return isAsked || dayKept(() => sessionStorage) > 0 || dayKept(() => localStorage) > today();
}

/** Asked once, a visit is not asked again, whatever the answer. */
export function noteAsked(): void {
  isAsked = true;
  keepDay(() => sessionStorage, today());
}

/** A no holds for days. Kept is the day on which it ends, and nothing about the gift; for no days: nothing at all. */
export function noteDeclined(days: number): void {
  if (days > 0) keepDay(() => localStorage, today() + days);
}

const KEY = 'mainstay.asked';
let isAsked = false;

const today = () => Math.floor(Date.now() / 86_400_000);

/** Storage may be blocked for embedded pages, where even to name it throws: then a visit is all that is remembered. */
function dayKept(storage: () => Storage): number {
  try {
    return Number(storage().getItem(KEY) ?? 0);
  } catch {
    return 0;
  }
}

function keepDay(storage: () => Storage, day: number): void {
  try {
    storage().setItem(KEY, String(day));
  } catch {
    // As above.
  }
}
