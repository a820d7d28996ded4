import { IDENTITY_COLUMNS, maySeeColumn, visibleColumns } from '../../../src/infrastructure/access/column-rules';
import { REPORTS } from '../../../src/reports/definitions/catalogue';
import { holds, STAFF_ROLES, type StaffRole } from '../../../src/infrastructure/access/roles';

const MATRIX: Record<StaffRole, { email: boolean; amountMinor: boolean }> = {
  'finance-read': { email: false, amountMinor: true },
  'finance-export': { email: false, amountMinor: true },
  'donor-care': { email: true, amountMinor: true },
  admin: { email: false, amountMinor: true },
};

describe.each(STAFF_ROLES)('%s', (role) => {
  it.each(['email', 'amountMinor'] as const)('sees the column %s as the matrix says', (column) => {
    expect(maySeeColumn(column, [role])).toBe(MATRIX[role][column]);
  });

  it.each(Object.keys(IDENTITY_COLUMNS))('sees %s only as donor care', (column) => {
    expect(maySeeColumn(column, [role])).toBe(role === 'donor-care');
  });
});

it('columns are left out and keep their order', () => {
  const columns = ['donationId', 'email', 'grossMinor'] as const;
  expect(visibleColumns(columns, ['finance-export', 'admin'])).toEqual(['donationId', 'grossMinor']);
  expect(visibleColumns(columns, ['finance-read', 'donor-care'])).toEqual(columns);
});

it.each(REPORTS)('no form of the report $name says who gave: it has no such column', ({ columns }) => {
  expect(columns.filter(({ name }) => Object.hasOwn(IDENTITY_COLUMNS, name))).toEqual([]);
});

it('what every object has is no column of identity', () => {
  expect(maySeeColumn('toString', [])).toBe(true);
});

it('exporting includes reading; nothing else includes anything', () => {
  const included = STAFF_ROLES.flatMap((role) =>
    STAFF_ROLES.filter((needed) => holds([role], needed)).map((needed) => `${role} > ${needed}`),
  );
  expect(included).toEqual([
    'finance-read > finance-read',
    'finance-export > finance-read',
    'finance-export > finance-export',
    'donor-care > donor-care',
    'admin > admin',
  ]);
});
