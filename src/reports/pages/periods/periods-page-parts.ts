import type { StaffPerson } from '../../../infrastructure/access/staff-person';
import type { Month } from '../../periods/month';
import type { PeriodClosing } from '../../periods/period-closing.entity';
import type { Light } from '../words/light';
import type { Names } from './period-words';

export interface PeriodsPageParts {
  readonly closings: readonly PeriodClosing[];
  readonly next: Month;
  readonly isNextOver: boolean;
  readonly ties: Light;
  readonly unsealed: number;
  readonly names: Names;
  readonly person: StaffPerson;
  readonly csrfToken: string;
  readonly zone: string;
  readonly now: Date;
  /** What was just done, or why it was not. */
  readonly done: string | undefined;
  readonly problem: string | undefined;
  /** What was typed as the reason, where it was refused. */
  readonly reason: string | undefined;
}
