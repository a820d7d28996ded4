import type { Socket } from 'node:net';
import type { Halt, Halted, Moment, Side } from './halt';
import { leadingTexts, MessageReader, transactionState, wholeText, type Message } from './messages';

type Take = (side: Side, moment: Moment) => Halt | undefined;

/** One connection through the gate. pg sends a statement, waits until PostgreSQL is ready again, and sends the next. */
export class GatedConnection {
  private readonly fromClient = new MessageReader('start-up packet');
  private readonly fromServer = new MessageReader('message');
  /** SQL by the name it was prepared under; the last unnamed one under ''. */
  private readonly prepared = new Map<string, string>();
  private gathered: Message[] = [];
  private answer: Message[] = [];
  private moment: Moment | undefined;
  private earlier: readonly string[] = [];
  private transaction: Halted['transaction'] = 'none';
  /** What happens when it goes on; undefined: it does not stand still. */
  private resume: (() => void) | undefined;

  constructor(
    private readonly client: Socket,
    private readonly server: Socket,
    private readonly take: Take,
  ) {
    client.on('data', (chunk: Buffer) => this.fromClient.read(chunk).forEach((message) => this.said(message)));
    server.on('data', (chunk: Buffer) => this.fromServer.read(chunk).forEach((message) => this.answered(message)));
    for (const socket of [client, server]) {
      socket.setNoDelay(true);
      // Both ends die here, and rudely: that is what the tests are about.
      socket.on('error', () => undefined);
      socket.on('close', () => this.cut());
    }
  }

  goOn(): void {
    const resume = this.resume;
    this.resume = undefined;
    resume?.();
  }

  cut(): void {
    this.client.destroy();
    this.server.destroy();
  }

  private said(message: Message): void {
    this.gathered.push(message);
    if (message.type === 'P') this.prepare(message);
    if (message.type === 'B') this.moment = this.bound(message);
    if (message.type === 'Q') this.moment = this.statement(leadingTexts(message, 1)[0] ?? '', '');
    // A statement is whole with its sync; anything else passes as it comes.
    if (!/^[PBDE]$/.test(message.type)) this.pass();
  }

  private prepare(message: Message): void {
    const [name = '', sql = ''] = leadingTexts(message, 2);
    this.prepared.set(name, sql);
  }

  private bound(message: Message): Moment {
    const name = leadingTexts(message, 2)[1] ?? '';
    return this.statement(this.prepared.get(name) ?? '', wholeText(message));
  }

  private statement(sql: string, values: string): Moment {
    return { sql, values, earlier: this.earlier, done: '' };
  }

  private pass(): void {
    const bytes = Buffer.concat(this.gathered.splice(0).map((message) => message.bytes));
    const halt = this.moment && this.take('before', this.moment);
    this.goOnAfter(halt, () => this.server.write(bytes));
  }

  private answered(message: Message): void {
    this.answer.push(message);
    if (message.type === 'C' && this.moment) this.moment = { ...this.moment, done: leadingTexts(message, 1)[0] ?? '' };
    if (message.type === 'Z') this.transaction = STATES[transactionState(message)] ?? 'none';
    const isDone = message.type === 'Z' && this.moment !== undefined;
    const halt = isDone && this.moment ? this.take('after', this.moment) : undefined;
    // An answer that may have to stand still is kept together until it is whole.
    if (this.moment === undefined || isDone) this.hand(halt);
  }

  private hand(halt: Halt | undefined): void {
    const bytes = Buffer.concat(this.answer.splice(0).map((message) => message.bytes));
    this.goOnAfter(halt, () => this.client.write(bytes));
    if (this.moment) this.earlier = this.transaction === 'none' ? [] : [...this.earlier, this.moment.sql];
    this.moment = undefined;
  }

  private goOnAfter(halt: Halt | undefined, resume: () => void): void {
    if (halt === undefined || this.moment === undefined) return resume();
    this.resume = resume;
    halt.reached({ moment: this.moment, transaction: this.transaction, goOn: () => this.goOn() });
  }
}

const STATES: Record<string, Halted['transaction']> = { I: 'none', T: 'open', E: 'failed' };
