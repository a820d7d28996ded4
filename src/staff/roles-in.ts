import { holds, isStaffRole, ROLE_WORDS, STAFF_ROLES, type StaffRole } from '../infrastructure/access/roles';
import { html, type Html } from '../infrastructure/pages/html';
import { RolesUnfit } from './staff-problems';

/** The roles that a form's boxes say, each once. @throws RolesUnfit for what is no role */
export function rolesIn(body: unknown): StaffRole[] {
  const said = [(body as { roles?: unknown } | null)?.roles ?? []].flat();
  if (!said.every(isStaffRole)) throw new RolesUnfit(`Roles are ${STAFF_ROLES.join(', ')}.`);
  return STAFF_ROLES.filter((role) => said.includes(role));
}

/** One box for each role that may be given. @param idPrefix tells the boxes of several forms on a page apart */
export function roleBoxes(
  idPrefix: string,
  chosen: readonly StaffRole[],
  offered: readonly StaffRole[] = STAFF_ROLES,
): Html {
  const box = (role: StaffRole): Html =>
    html`<label class="check" for="${idPrefix}-${role}">
      <input
        type="checkbox"
        id="${idPrefix}-${role}"
        name="roles"
        value="${role}"
        ${chosen.includes(role) && html`checked`}
      />
      <span><strong>${role}</strong> <span class="soft">${ROLE_WORDS[role]}</span></span>
    </label>`;
  return html`<fieldset>
    <legend>Roles</legend>
    ${offered.map(box)}
  </fieldset>`;
}

/** Those that somebody with these roles can hand on. */
export function rolesWithin(roles: readonly StaffRole[]): StaffRole[] {
  return STAFF_ROLES.filter((role) => holds(roles, role));
}
