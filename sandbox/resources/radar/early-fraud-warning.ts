import type { Account } from '../../account/account';
import { objectId } from '../../account/object-ids';
import type { Charge, EarlyFraudWarning } from '../../account/wire';

/** The payer's bank suspects fraud; nothing moves yet. */
export function warnOfFraud(
  account: Account,
  charge: Charge,
  fraudType: string,
  actionable: 'yes' | 'no',
): EarlyFraudWarning {
  const warning = account.store.put('early_fraud_warnings', {
    id: objectId('issfr'),
    object: 'radar.early_fraud_warning',
    actionable: actionable === 'yes',
    charge: charge.id,
    created: account.clock.now(),
    fraud_type: fraudType,
    livemode: false,
    ...(charge.payment_intent ? { payment_intent: charge.payment_intent } : {}),
  });
  account.events.emit('radar.early_fraud_warning.created', warning);
  return warning;
}

/** Once the charge is refunded or disputed there is nothing left to be done about a warning. */
export function noLongerActionable(account: Account, charge: string): void {
  for (const warning of account.store.all('early_fraud_warnings').where('charge', charge)) {
    if (!warning.actionable) continue;
    const changed = account.store.put('early_fraud_warnings', { ...warning, actionable: false });
    account.events.emit('radar.early_fraud_warning.updated', changed, warning);
  }
}
