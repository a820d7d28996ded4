import { holds, type StaffRole } from './roles';

/**
 * Columns of reports and fields of JSON that say who a donor is, and the role that may see them. Whoever adds a column
 * that names a donor adds it here; every other column is free of identity and for every role that may see the report.
 */
export const IDENTITY_COLUMNS = {
  email: 'donor-care',
  donorEmail: 'donor-care',
  donor_email: 'donor-care',
  donorName: 'donor-care',
  donor_name: 'donor-care',
} as const satisfies Record<string, StaffRole>;

/** Whether a holder of these roles may see a column of this name. */
export function maySeeColumn(column: string, roles: readonly StaffRole[]): boolean {
  if (!isIdentityColumn(column)) return true;
  return holds(roles, IDENTITY_COLUMNS[column]);
}

/** Those of the columns that a holder of these roles may see, in their order. */
export function visibleColumns<Column extends string>(
  columns: readonly Column[],
  roles: readonly StaffRole[],
): Column[] {
  return columns.filter((column) => maySeeColumn(column, roles));
}

function isIdentityColumn(column: string): column is keyof typeof IDENTITY_COLUMNS {
  return Object.hasOwn(IDENTITY_COLUMNS, column);
}
