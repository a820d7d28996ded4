import { Injectable } from '@nestjs/common';
import type { CronTask } from '../infrastructure/jobs/cron-task';
import { StaffSessions } from '../infrastructure/access/staff-sessions';
import { SetUpLinks } from './set-up/set-up-links';
import { Devices } from './sign-in/devices';
import { Failures } from './sign-in/failures';

/** Deletes what lets nobody in any more. */
@Injectable()
export class ForgetEnded implements CronTask {
  readonly name = 'forget-ended-sessions';
  readonly cron = '41 * * * *';

  constructor(
    private readonly sessions: StaffSessions,
    private readonly links: SetUpLinks,
    private readonly devices: Devices,
    private readonly failures: Failures,
  ) {}

  async run(): Promise<void> {
    await this.sessions.forgetEnded();
    await this.links.forgetEnded();
    await this.devices.forgetOld();
    await this.failures.forgetEnded();
  }
}
