import { Injectable } from '@nestjs/common';
import { Clock } from '../../foundation/clock/clock';
import { StaffCounts } from '../../infrastructure/access/staff-counts';
import type { Month } from './month';
import { PeriodRefused } from './period-problems';
import type { ReopeningRequest } from './reopening-request';

/** Nobody alone undoes in a moment what an auditor was told: two do, or a day passes. */
@Injectable()
export class SecondWord {
  constructor(
    private readonly staff: StaffCounts,
    private readonly clock: Clock,
  ) {}

  /**
   * Whoever agrees had the account and the role before it was asked: else whoever asks could let in somebody who does.
   * Where it is not so, or where only one person may, it takes the day.
   * @throws PeriodRefused
   */
  async expect(month: Month, asked: ReopeningRequest, personId: string): Promise<void> {
    if (asked.by !== personId) {
      if (await this.isNew(month, personId)) this.expectDayOver(asked, ...TOO_NEW);
      return;
    }
    if ((await this.staff.active('finance-export')) > 1)
      throw new PeriodRefused(
        'second_person_needed',
        'You have asked for it. Somebody else who may export has to agree.',
      );
    this.expectDayOver(asked, ...ALONE);
  }

  private isNew({ name }: Month, personId: string): Promise<boolean> {
    const asked = { action: 'period-reopening-asked', subjectId: name } as const;
    return this.staff.isNewSince(personId, 'finance-export', asked);
  }

  private expectDayOver(
    { at }: ReopeningRequest,
    code: 'second_person_needed' | 'second_person_new',
    sentence: string,
  ): void {
    const waitedMs = this.clock.now().getTime() - at.getTime();
    if (waitedMs >= WAIT_MS) return;
    throw new PeriodRefused(code, sentence, { retryAfterSeconds: Math.ceil((WAIT_MS - waitedMs) / 1000) });
  }
}

const WAIT_MS = 86_400_000;

const ALONE = ['second_person_needed', 'You are the only one who may, so it takes a day: ask again then.'] as const;
const TOO_NEW = [
  'second_person_new',
  'Your account, or your right to export, is newer than what was asked. Somebody who had both before has to agree; or agree yourself a day after it was asked.',
] as const;
