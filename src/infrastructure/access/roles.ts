/** What somebody of the newsroom may do; a person has a set of them. */
export const STAFF_ROLES = ['finance-read', 'finance-export', 'donor-care', 'admin'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/** For people, as pages and mails say it. */
export const ROLE_WORDS: Readonly<Record<StaffRole, string>> = {
  'finance-read': 'Reads reports and figures, never who gave',
  'finance-export': 'Reads reports, exports them and closes periods, never sees who gave',
  'donor-care': 'Sees who gave, answers donors and refunds',
  admin: 'Manages people, tokens and the audit log; sees no report and no donor by it',
};

/** Whether one of the roles allows what `needed` allows. An admin holds no other role by being one. */
export function holds(roles: readonly StaffRole[], needed: StaffRole): boolean {
  return roles.some((role) => role === needed || INCLUDED[role]?.includes(needed) === true);
}

const INCLUDED: Partial<Record<StaffRole, readonly StaffRole[]>> = { 'finance-export': ['finance-read'] };

export function isStaffRole(text: unknown): text is StaffRole {
  return STAFF_ROLES.some((role) => role === text);
}
