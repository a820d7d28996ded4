import type { StaffPerson } from '../access/staff-person';
import type { AuditActor } from './audit-actions';

/** Whoever has signed in, as the audit log names them: by the token where one was shown. */
export function actorOf({ id, tokenId }: Pick<StaffPerson, 'id' | 'tokenId'>): AuditActor {
  return tokenId === null ? { kind: 'person', id } : { kind: 'token', id: tokenId };
}
