import { hash, ignored } from '../../api/parameters/containers';
import type { Parameter } from '../../api/parameters/parameter';
import { unsettableText } from '../../api/parameters/scalars';
import type { Dispute } from '../../account/wire';

/** Stripe's limit on each text of the evidence. */
const MAX_CHARACTERS = 20_000;

/** What can be said or shown; the files among it are named by id. */
const NAMES =
  `access_activity_log billing_address cancellation_policy cancellation_policy_disclosure cancellation_rebuttal
customer_communication customer_email_address customer_name customer_purchase_ip customer_signature
duplicate_charge_documentation duplicate_charge_explanation duplicate_charge_id product_description receipt refund_policy
refund_policy_disclosure refund_refusal_explanation service_date service_documentation shipping_address shipping_carrier
shipping_date shipping_documentation shipping_tracking_number uncategorized_file uncategorized_text`.split(/\s+/);

const SHAPE: Record<string, Parameter<string | null>> = Object.fromEntries(
  NAMES.map((name) => [name, unsettableText(MAX_CHARACTERS)]),
);

export const EVIDENCE = hash({ ...SHAPE, appeal: ignored(), enhanced_evidence: ignored() });

export function withEvidence(dispute: Dispute, given: Record<string, unknown> | undefined): Dispute {
  if (!given) return dispute;
  const { appeal: _appeal, enhanced_evidence: _enhanced, ...texts } = given;
  const evidence = { ...dispute.evidence, ...texts };
  const { enhanced_evidence: _hash, ...fields } = evidence;
  const has_evidence = Object.values(fields).some((value) => value !== null && value !== undefined);
  return { ...dispute, evidence, evidence_details: { ...dispute.evidence_details, has_evidence } };
}
