import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../foundation/config/config';
import { Alarms } from '../../infrastructure/alarms/alarms';
import { inTransaction } from '../../infrastructure/database/transaction';
import type { CronTask } from '../../infrastructure/jobs/cron-task';
import { StripeWebhookEndpoints } from '../../infrastructure/stripe/webhook-endpoints';
import { bestOf, endpointFaults, endpointUrl } from '../doctor/endpoint-faults';
import { NEEDED_EVENT_TYPES } from '../doctor/needed-event-types';

/** Stripe disables an endpoint after days of failures, and a person may change one: we would hear of nothing any more. */
@Injectable()
export class EndpointWatch implements CronTask {
  readonly name = 'endpoint-watch';
  /** Hourly, away from the full hour, when everybody asks. */
  readonly cron = '17 * * * *';

  constructor(
    private readonly dataSource: DataSource,
    private readonly endpoints: StripeWebhookEndpoints,
    private readonly alarms: Alarms,
    @Inject(NEEDED_EVENT_TYPES) private readonly types: readonly string[],
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async run(): Promise<void> {
    const endpoint = bestOf(await this.endpoints.at(endpointUrl(this.config.publicUrl)));
    const faults = endpointFaults(endpoint, this.types);
    await inTransaction(this.dataSource, async (manager) => {
      await manager.query(NOTE, ['webhook-endpoint', faults]);
      if (faults.length === 0) await this.alarms.resolve(manager, 'webhook-endpoint', '');
      else await this.alarms.raise(manager, 'webhook-endpoint', '', { faults: faults.join(' ') });
    });
  }
}

const NOTE = `
  insert into standing_checks (name, checked_at, faults) values ($1, clock_timestamp(), $2)
  on conflict (name) do update set checked_at = excluded.checked_at, faults = excluded.faults`;
