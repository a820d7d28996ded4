/** Ctrl-C, a process manager, a closed terminal. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Rejects when somebody asks us to stop or the time is over, so that everything started can be ended in order. */
export function interruption(limitMs: number): Promise<never> {
  const interrupted = new Promise<never>((_, reject) => {
    for (const signal of SIGNALS) process.once(signal, () => reject(new Error('Stopped.')));
    const seconds = limitMs / 1000;
    setTimeout(
      () => reject(new Error(`Not done after ${seconds} s: something hangs, or the machine has too much else to do.`)),
      limitMs,
    ).unref();
  });
  // Between two benches nobody may be listening yet.
  interrupted.catch(() => undefined);
  return interrupted;
}
