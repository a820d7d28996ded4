import { Injectable } from '@nestjs/common';
import { Clock } from '../../foundation/clock/clock';
import { StaffCounts } from '../../infrastructure/access/staff-counts';
import { monthOf } from './month';
import type { PeriodClosing } from './period-closing.entity';
import { PeriodRefused } from './period-problems';

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
  async expect(closing: PeriodClosing, personId: string): Promise<void> {
    if (closing.reopeningAskedBy !== personId) {
      if (await this.isNew(closing, personId)) this.expectDayOver(closing, ...TOO_NEW);
      return;
    }
    if ((await this.staff.active('finance-export')) > 1)
      throw new PeriodRefused(
        'second_person_needed',
        'You have asked for it. Somebody else who may export has to agree.',
      );
    this.expectDayOver(closing, ...ALONE);
  }

  private isNew({ beginsOn }: PeriodClosing, personId: string): Promise<boolean> {
    const asked = { action: 'period-reopening-asked', subjectId: monthOf(beginsOn).name } as const;
    return this.staff.isNewSince(personId, 'finance-export', asked);
  }

  private expectDayOver(
    { reopeningAskedAt }: PeriodClosing,
    code: 'second_person_needed' | 'second_person_new',
    sentence: string,
  ): void {
    const waitedMs = this.clock.now().getTime() - (reopeningAskedAt?.getTime() ?? 0);
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
