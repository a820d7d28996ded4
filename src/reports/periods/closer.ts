import type { StaffPerson } from '../../infrastructure/access/staff-person';
import { actorOf } from '../../infrastructure/audit/audit-actor';
import type { AuditActor } from '../../infrastructure/audit/audit-actions';

/** Whoever closes or opens: as the audit log names them, and the person behind a token. */
export interface Closer {
  readonly actor: AuditActor;
  readonly personId: string;
}

export function closerOf(person: StaffPerson): Closer {
  return { actor: actorOf(person), personId: person.id };
}
