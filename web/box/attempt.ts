import type { Codes } from './codes';

/** What a checkout session is made of; any change makes it another attempt. */
export interface AttemptValues extends Codes {
  frequency: string;
  amountMinor: number;
  feeCoverMinor?: number;
  currency: string;
  language: string;
  returnTo: string;
  receipt: boolean;
  consentVersion: string;
  reminder?: string;
  monthsCovered?: number;
  variant?: string;
}

/** What is posted beside them and makes no other attempt: it is kept in no storage of the browser. */
export interface SaidWithIt {
  tributeKind?: string;
  tributeText?: string;
}

/**
 * The id that makes sending twice harmless: the same while the values stay the same, over retries and reloads of this
 * tab, and a new one as soon as any of them changes.
 */
export function attemptFor(values: AttemptValues): string {
  const fingerprint = JSON.stringify(values, Object.keys(values).sort());
  const kept = readKept();
  if (kept?.fingerprint === fingerprint) return kept.attemptId;
  const attemptId = crypto.randomUUID();
  keep({ fingerprint, attemptId });
  return attemptId;
}

/**
 * A page opened anew is a new wish to give. A reload is the same one still, and so is the Back button: whoever pays, goes
 * back and continues is led to the payment already made, not to a second one.
 */
export function beginVisit(): void {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (navigation?.type === 'navigate') forgetAttempt();
}

/** After an answer that this id belongs to another gift. */
export function forgetAttempt(): void {
  memory = undefined;
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Storage may be blocked for embedded pages; the memory above was all there was.
  }
}

interface Kept {
  fingerprint: string;
  attemptId: string;
}

const KEY = 'mainstay.attempt';
let memory: Kept | undefined;

function readKept(): Kept | undefined {
  try {
    return (JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Kept | null) ?? memory;
  } catch {
    return memory;
  }
}

function keep(kept: Kept): void {
  memory = kept;
  try {
    sessionStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // Blocked storage costs only the memory of a reload.
  }
}
