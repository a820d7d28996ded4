/**
 * Work that is done in rounds: when woken, and again when woken meanwhile. Any number of calls during one round cause
 * one more round.
 */
export class Wakeable {
  private underWay: Promise<void> | undefined;
  private wokenMeanwhile = false;
  private isStopped = false;
  private timer: NodeJS.Timeout | undefined;

  /** @param round must not throw */
  constructor(
    private readonly gatherMs: number,
    private readonly round: (isStopped: () => boolean) => Promise<void>,
  ) {}

  /** Wakes it by itself from now on, for whatever a call missed: a crash, another process, what is due again. */
  start(pollMs: number): void {
    this.timer = setInterval(() => this.wake(), pollMs);
    this.wake();
  }

  /** Resolves when the round under way has ended. */
  async stop(): Promise<void> {
    this.isStopped = true;
    clearInterval(this.timer);
    await this.underWay;
  }

  /** Returns at once. */
  wake(): void {
    if (this.isStopped) return;
    this.wokenMeanwhile = true;
    this.underWay ??= this.run().finally(() => (this.underWay = undefined));
  }

  private async run(): Promise<void> {
    while (this.wokenMeanwhile && !this.isStopped) {
      this.wokenMeanwhile = false;
      // What belongs together comes in a burst: a short wait takes it in one round.
      await new Promise((resolve) => setTimeout(resolve, this.gatherMs));
      await this.round(() => this.isStopped);
    }
  }
}
