import type { Json } from '../events/projection';
import { FieldReader } from './field-reader';

/** A card network's word that a charge may be fraud: a dispute often follows. */
export interface EarlyFraudWarningFact {
  readonly stripeId: string;
  readonly chargeId: string;
  readonly fraudType: string;
  /** True until the charge was refunded or disputed. */
  readonly actionable: boolean;
  readonly created: Date;
}

/** @throws UnreadableObject */
export function readEarlyFraudWarning(object: { [name: string]: Json }): EarlyFraudWarningFact {
  const reader = new FieldReader(object, 'radar.early_fraud_warning');
  return {
    stripeId: reader.text('id'),
    chargeId: reader.text('charge'),
    fraudType: reader.text('fraud_type'),
    actionable: reader.flag('actionable'),
    created: reader.instant('created'),
  };
}
