/** Asks until the answer is the one expected; the last one it got, when it never was. */
export async function until<T>(ask: () => T | Promise<T>, isIt: (answer: T) => boolean, forMs = 45_000): Promise<T> {
  const end = Date.now() + forMs;
  for (;;) {
    const answer = await ask();
    if (isIt(answer) || Date.now() > end) return answer;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
