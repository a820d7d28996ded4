import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { describeError } from '../logging/describe-error';
import { LOG, type Log } from '../logging/log';
import { NetworkSalts } from './network-salts';

/**
 * Deletes counts whose hour is over and salts whose day is over, at boot and every minute. The library's own sweep
 * leaves a count for another hour.
 */
@Injectable()
export class LimitsSweep implements OnModuleInit, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;
  private underWay: Promise<void> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly salts: NetworkSalts,
    @Inject(LOG) private readonly log: Log,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.sweep();
    this.timer = setInterval(() => (this.underWay = this.sweep()), EVERY_MS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.underWay;
  }

  private async sweep(): Promise<void> {
    try {
      await this.dataSource.query('delete from rate_limits where expire <= $1', [Date.now()]);
      await this.salts.deleteOlder();
    } catch (error) {
      this.log.warn({ error: describeError(error) }, 'Expired limits could not be deleted; tried again in a minute');
    }
  }
}

/** Soon after the hour, and two small statements a minute cost nothing. */
const EVERY_MS = 60_000;
