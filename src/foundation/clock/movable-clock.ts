import { Inject, Injectable, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../config/config';
import { Clock } from './clock';

/**
 * The wall clock and an offset, which one row keeps and every process reads. Beside the sandbox only, whose clock can be
 * moved too: beside the real Stripe nobody looks at the row, and the time is what it is.
 */
@Injectable()
export class MovableClock extends Clock implements OnModuleInit, BeforeApplicationShutdown {
  private offsetMs = 0;
  private timer: NodeJS.Timeout | undefined;
  /** How often it was moved here: what was read before a move is older than the move. */
  private moves = 0;

  constructor(
    private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Pick<Config, 'stripe'>,
  ) {
    super();
  }

  override now(): Date {
    return new Date(Date.now() + this.offsetMs);
  }

  /** Where the sandbox is, whose time is moved with ours; undefined: time cannot be moved. */
  get sandbox(): URL | undefined {
    const { apiBase, livemode } = this.config.stripe;
    return livemode ? undefined : apiBase;
  }

  async onModuleInit(): Promise<void> {
    if (this.sandbox === undefined) return;
    await this.read();
    clearInterval(this.timer);
    this.timer = setInterval(() => void this.read().catch(() => undefined), READ_EVERY_MS).unref();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Makes it that instant now: here at once, elsewhere within a second. @throws Error beside the real Stripe */
  async moveTo(instant: Date): Promise<void> {
    if (this.sandbox === undefined) throw new Error('Time can be moved beside the sandbox only');
    const offsetMs = instant.getTime() - Date.now();
    await this.dataSource.query(MOVE, [offsetMs]);
    this.moves++;
    this.offsetMs = offsetMs;
  }

  /** @throws when the database is away; the time then runs on as it did */
  private async read(): Promise<void> {
    const { moves } = this;
    const [row]: { offset_ms: string }[] = await this.dataSource.query('select offset_ms from clock_offset');
    if (moves === this.moves) this.offsetMs = Number(row?.offset_ms ?? 0);
  }
}

/** Another process is at most so far behind a demonstration that moves time by days. */
const READ_EVERY_MS = 1_000;

const MOVE = `
  insert into clock_offset (offset_ms) values ($1)
  on conflict (singleton) do update set offset_ms = excluded.offset_ms`;
