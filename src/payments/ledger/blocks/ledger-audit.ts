import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Alarms } from '../../../infrastructure/alarms/alarms';
import type { CronTask } from '../../../infrastructure/jobs/cron-task';
import { LedgerVerifier } from './ledger-verifier';

/** Every night the ledger is read again, and whoever changed it behind its back is noticed by morning. */
@Injectable()
export class LedgerAudit implements CronTask {
  readonly name = 'verify-ledger';
  readonly cron = '11 2 * * *';

  constructor(
    private readonly dataSource: DataSource,
    private readonly verifier: LedgerVerifier,
    private readonly alarms: Alarms,
  ) {}

  async run(): Promise<void> {
    const { findings, headHash } = await this.verifier.verify();
    const [first] = findings;
    if (first === undefined) return;
    // It stays open until a person says why: a ledger that was changed does not heal.
    const details = { faults: findings.length, block: first.block, fault: first.fault, headHash };
    await this.dataSource.transaction((manager) => this.alarms.raise(manager, 'chain-broken', '', details));
  }
}
