import type { StaffPerson } from '../../../infrastructure/access/staff-person';
import type { PeriodClosing } from '../../periods/period-closing.entity';

/** Addresses by ids of people. */
export type Names = ReadonlyMap<string, string>;

/** Everybody whom closings name. */
export function idsIn(closings: readonly PeriodClosing[]): string[] {
  const named = closings.flatMap(({ closedBy, reopeningAskedBy, reopenedBy }) => [
    closedBy.replace(/^person /, ''),
    reopeningAskedBy ?? '',
    reopenedBy ?? '',
  ]);
  return [...new Set(named)].filter((id) => id !== '');
}

/** @param who such as "person 0192…", "cli", or an id alone */
export function nameOf(who: string | null, names: Names, { id, address }: StaffPerson): string {
  const named = (who ?? '').replace(/^person /, '');
  if (named === id) return `${address} (you)`;
  return names.get(named) ?? (named === 'cli' ? 'the command line' : named);
}
