import type { Account } from '../../account/account';
import type { Charge, Dispute } from '../../account/wire';
import { DISPUTE_FEE } from '../../money/fees';
import { noLongerActionable } from '../radar/early-fraud-warning';
import { newDispute, RESPONSE_SECONDS, type DisputeDetails } from './dispute';
import { withdraw } from './movements';

const DAY_MS = 86_400_000;
/** An inquiry that came to nothing is closed by itself. */
const INQUIRY_LASTS_MS = 120 * DAY_MS;

/** The payer's bank objects. A chargeback takes the money at once; an inquiry none; a prevented one takes it for good. */
export function openDispute(account: Account, charge: Charge, details: DisputeDetails): Dispute {
  account.store.put('charges', { ...charge, disputed: true });
  const dispute = newDispute(account, charge, details);
  noLongerActionable(account, charge.id);
  switch (details.kind) {
    case 'inquiry':
      account.events.emit('charge.dispute.created', dispute);
      account.agenda.scheduleIn('lapse_dispute', dispute.id, INQUIRY_LASTS_MS);
      return dispute;
    case 'chargeback':
      account.events.emit('charge.dispute.created', dispute);
      account.agenda.scheduleIn('lapse_dispute', dispute.id, RESPONSE_SECONDS * 1000);
      return withdraw(account, dispute, DISPUTE_FEE);
    case 'prevented': {
      account.events.emit('charge.dispute.created', dispute);
      const settled = withdraw(account, dispute, 0);
      account.events.emit('charge.dispute.closed', settled);
      return settled;
    }
  }
}
