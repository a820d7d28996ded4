/**
 * All that is audited; a room that does something new adds its line here first. Each names what it is done to: the kind
 * of its subject, or null where it has none.
 */
export const AUDIT_ACTIONS = {
  'signed-in': 'person',
  'signed-out': 'person',
  // After so many failures that the next try has to wait; of an address nobody has, without a subject.
  'sign-in-slowed': null,
  'person-invited': 'person',
  'link-made': 'person',
  'set-up-done': 'person',
  'roles-changed': 'person',
  'person-disabled': 'person',
  'token-made': 'token',
  'token-revoked': 'token',
  'report-exported': 'report',
  // Lines of single gifts, which are a file to whoever asks day after day.
  'report-lines-read': 'report',
  'identity-looked-up': 'donor',
  'donor-erased': 'donor',
  'statement-made': 'donor',
  'period-closed': 'period',
  'period-reopening-asked': 'period',
  'period-reopened': 'period',
  // Asked before Stripe is, so that no money moves without a line; made once Stripe has said so.
  'refund-asked': 'contribution',
  'refund-made': 'contribution',
  'refund-refused': 'contribution',
  'gift-end-asked': 'contribution',
  'gift-stopped': 'contribution',
  'gift-end-refused': 'contribution',
  'receipt-sent-again': 'contribution',
  'manage-link-sent': 'donor',
  'erasure-asked': 'donor',
  'switch-turned-off': 'switch',
  'switch-turned-on': 'switch',
} as const satisfies Record<string, string | null>;

export type AuditAction = keyof typeof AUDIT_ACTIONS;

/** Who did it. `nobody`: somebody who has not signed in. */
export type AuditActor =
  { readonly kind: 'person' | 'token'; readonly id: string } | { readonly kind: 'cli' | 'nobody'; readonly id: null };

export const CLI: AuditActor = { kind: 'cli', id: null };
export const NOBODY: AuditActor = { kind: 'nobody', id: null };

/** Flat, and without identity: numbers, ids, names of roles and reports; never an address or the name of a donor. */
export type AuditDetails = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** One thing that was done. */
export interface AuditNote<Action extends AuditAction = AuditAction> {
  readonly actor: AuditActor;
  readonly action: Action;
  /** The id of what it was done to, of the kind that its action names; null where there is none. */
  readonly subjectId: string | null;
  readonly details?: AuditDetails;
}
