/** A server that is up answers in milliseconds; one that hangs must not hold us. */
const ANSWER_TIMEOUT_MS = 2_000;

/** Whether anything answers over HTTP at this address, whatever it says. */
export async function answers(url: string): Promise<boolean> {
  try {
    const reply = await fetch(url, { signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS), redirect: 'manual' });
    await reply.body?.cancel();
    return true;
  } catch {
    return false;
  }
}
