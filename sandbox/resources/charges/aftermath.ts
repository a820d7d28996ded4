import type { Account } from '../../account/account';
import type { Charge } from '../../account/wire';
import type { DisputeDetails } from '../disputes/dispute';
import { openDispute } from '../disputes/open-dispute';
import type { Aftermath } from '../payment-methods/instrument';
import { bookSucceededCharge } from './outcomes';
import { warnOfFraud } from '../radar/early-fraud-warning';

/** What a test card does after it has paid. https://docs.stripe.com/testing#disputes */
export function follow(account: Account, charge: Charge, aftermath: Aftermath | undefined): void {
  const whole = { amount: charge.amount };
  switch (aftermath) {
    case 'disputed_as_fraudulent':
      return void openDispute(account, charge, { ...whole, ...FRAUD });
    case 'disputed_as_not_received':
      return void openDispute(account, charge, { ...whole, ...NOT_RECEIVED });
    case 'inquired_about':
      return void openDispute(account, charge, { ...whole, ...INQUIRY });
    case 'reported_as_fraudulent':
      return void warnOfFraud(account, charge, 'misc', 'yes');
    case 'available_at_once':
      return bookSucceededCharge(account, charge.id);
    case 'refund_fails':
    case 'refund_pends':
    case undefined:
      return undefined;
  }
}

type Objection = Omit<DisputeDetails, 'amount'>;

/** Visa's codes: 10.4 fraud without the card present, 13.1 goods or services not received. */
const FRAUD: Objection = { kind: 'chargeback', reason: 'fraudulent', networkReasonCode: '10.4' };
const NOT_RECEIVED: Objection = { kind: 'chargeback', reason: 'product_not_received', networkReasonCode: '13.1' };
const INQUIRY: Objection = { kind: 'inquiry', reason: 'fraudulent', networkReasonCode: '10.4' };
