import type { EarlyFraudWarningFact } from '../../infrastructure/stripe/facts/early-fraud-warning-fact';
import { fixed } from '../merge-fact';

/** Two views of one warning. Once nothing can be done about it, nothing ever can again. */
export function joinEarlyFraudWarnings(
  known: EarlyFraudWarningFact,
  incoming: EarlyFraudWarningFact,
): EarlyFraudWarningFact {
  return {
    ...known,
    chargeId: fixed('early_fraud_warning.charge', known.chargeId, incoming.chargeId),
    actionable: known.actionable && incoming.actionable,
  };
}
