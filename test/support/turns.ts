import { setTimeout as pause } from 'node:timers/promises';

/** What the app does by itself, it begins at these turns of the wall clock. */
const TURNS_MS = { minute: 60_000, 'five minutes': 300_000, hour: 3_600_000 } as const;

/**
 * Waits past the next turn where it is near, for tests between whose steps what comes with it must not come.
 * @param forMs for how long no turn shall come; just after one, so long as its work takes, is too near as well
 */
export async function awayFromTurn(of: keyof typeof TURNS_MS, forMs = 15_000): Promise<void> {
  const since = Date.now() % TURNS_MS[of];
  const left = TURNS_MS[of] - since;
  if (left < forMs) await pause(left + WORK_MS);
  else if (since < WORK_MS) await pause(WORK_MS - since);
}

const WORK_MS = 8_000;
