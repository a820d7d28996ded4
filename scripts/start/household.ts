import { readFileSync } from 'node:fs';

/** One of the programs that make up a running Mainstay. */
export interface Member {
  /** As it opens a sentence: "The app". */
  readonly name: string;
  readonly logFile: string;
  /** Resolves with the exit code when it has ended, for whatever reason. */
  readonly ended: Promise<number>;
  stop(): Promise<unknown>;
}

/** Programs that live and die together, in the order in which they need one another. */
export class Household {
  private members: Member[] = [];
  private readonly end = new AbortController();

  /** Aborted when the household has to end: with MemberLost, or with whatever `dissolve` was given. */
  readonly signal = this.end.signal;

  /** A member needs those added before it: it is stopped before them. */
  add(member: Member): void {
    this.members.push(member);
    void member.ended.then((code) => {
      if (this.members.includes(member)) this.dissolve(new MemberLost(member, code));
    });
  }

  /** Stops one whom the others can do without; the household goes on. */
  async letGo(member: Member): Promise<void> {
    this.members = this.members.filter((each) => each !== member);
    await member.stop();
  }

  /** Only the first reason counts: after it every member is expected to end. */
  dissolve(reason: Error): void {
    this.end.abort(reason);
  }

  /** Rejects with the reason once the household has to end. */
  dissolved(): Promise<never> {
    return new Promise((_, reject) => {
      const end = (): void => reject(this.signal.reason as Error);
      if (this.signal.aborted) end();
      else this.signal.addEventListener('abort', end, { once: true });
    });
  }

  /** Stops everyone, the last added first, each gone before the next is asked. */
  async stop(): Promise<void> {
    for (const member of this.members.toReversed()) await member.stop();
  }
}

/** Enough for a stack trace, and still one screen. */
const LAST_LINES = 25;

/** A member ended although nobody had asked it to. */
export class MemberLost extends Error {
  constructor({ name, logFile }: Member, code: number) {
    const lastLines = readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-LAST_LINES).join('\n');
    super(`${name} ended by itself (exit code ${code}). The end of ${logFile}:\n\n${lastLines}`);
  }
}
