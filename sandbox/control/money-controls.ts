import type { Account } from '../account/account';
import type { TableName, Tables } from '../account/tables';
import { appeal, escalate, isClosed, lose, submitEvidence, win } from '../resources/disputes/course';
import { DISPUTE_KINDS, REASONS } from '../resources/disputes/dispute';
import { openDispute } from '../resources/disputes/open-dispute';
import { warnOfFraud } from '../resources/radar/early-fraud-warning';
import { createRefund } from '../resources/refunds/create-refund';
import { cancelRefund, completeRefund, failRefund, holdRefund } from '../resources/refunds/outcomes';
import { planStart, REFUND_STARTS } from '../resources/refunds/planned-start';
import { refundableAmount } from '../resources/refunds/refundable';
import { ControlError } from './control-error';
import type { ControlRoute } from './control-route';
import { only, optionalNumber, optionalText, word, type Fields } from './read-fields';

/** What a payer's bank, the dashboard and time do to a charge. */
export const REFUNDS_AND_DISPUTES: ControlRoute[] = [
  {
    method: 'POST',
    path: /^\/_sandbox\/refunds$/,
    handle: ({ account }, fields) => {
      only(fields, 'charge', 'amount', 'reason');
      const charge = named(account, 'charges', fields, 'charge');
      const reason = fields['reason'] === undefined ? null : word(fields, 'reason', ...DASHBOARD_REASONS);
      return account.store.transaction(() => {
        const amount = refundableAmount(account, charge, optionalNumber(fields, 'amount'));
        return createRefund(account, charge, { amount, reason });
      });
    },
  },
  {
    method: 'POST',
    path: /^\/_sandbox\/refunds\/next$/,
    handle: ({ account }, fields) => {
      only(fields, 'start');
      planStart(account, word(fields, 'start', ...REFUND_STARTS));
    },
  },
  {
    method: 'POST',
    path: /^\/_sandbox\/refunds\/(\w+)\/move$/,
    handle: ({ account }, fields, id) => {
      only(fields, 'to', 'failureReason');
      const to = word(fields, 'to', 'succeeded', 'failed', 'canceled', 'pending', 'requires_action');
      const reason = optionalText(fields, 'failureReason');
      return moved(
        id,
        account.store.transaction(() => moveRefund(account, id, to, reason)),
      );
    },
  },
  {
    method: 'POST',
    path: /^\/_sandbox\/disputes$/,
    handle: ({ account }, fields) => {
      only(fields, 'charge', 'amount', 'kind', 'reason', 'networkReasonCode');
      const charge = named(account, 'charges', fields, 'charge');
      const amount = optionalNumber(fields, 'amount') ?? charge.amount;
      if (amount < 1 || amount > charge.amount) throw new ControlError(400, `amount is from 1 to ${charge.amount}`);
      const kind = word(fields, 'kind', ...DISPUTE_KINDS);
      const networkReasonCode = optionalText(fields, 'networkReasonCode') ?? '10.4';
      const details = { amount, kind, reason: word(fields, 'reason', ...REASONS), networkReasonCode };
      return account.store.transaction(() => openDispute(account, charge, details));
    },
  },
  {
    method: 'POST',
    path: /^\/_sandbox\/disputes\/(\w+)\/move$/,
    handle: ({ account }, fields, id) => {
      only(fields, 'to');
      const to = word(fields, 'to', 'won', 'lost', 'under_review', 'appealed', 'escalated');
      return moved(
        id,
        account.store.transaction(() => moveDispute(account, id, to)),
      );
    },
  },
  {
    method: 'POST',
    path: /^\/_sandbox\/early-fraud-warnings$/,
    handle: ({ account }, fields) => {
      only(fields, 'charge', 'fraudType', 'actionable');
      const charge = named(account, 'charges', fields, 'charge');
      const actionable = word(fields, 'actionable', 'yes', 'no');
      const fraudType = optionalText(fields, 'fraudType') ?? 'misc';
      return account.store.transaction(() => warnOfFraud(account, charge, fraudType, actionable));
    },
  },
];

const DASHBOARD_REASONS = ['requested_by_customer', 'duplicate', 'fraudulent'] as const;

function moveRefund(account: Account, id: string, to: string, reason: string | undefined): unknown {
  switch (to) {
    case 'succeeded':
      return completeRefund(account, id);
    case 'failed':
      return failRefund(account, id, reason);
    case 'canceled':
      return cancelRefund(account, id);
    default:
      return holdRefund(account, id, to === 'pending' ? 'pending' : 'requires_action');
  }
}

function moveDispute(account: Account, id: string, to: string): unknown {
  const dispute = account.store.get('disputes', id);
  if (!dispute || isClosed(dispute) !== (to === 'appealed')) return undefined;
  switch (to) {
    case 'won':
      return win(account, dispute);
    case 'lost':
      return lose(account, dispute);
    case 'appealed':
      return appeal(account, dispute);
    case 'escalated':
      return dispute.status.startsWith('warning') ? escalate(account, dispute) : undefined;
    default: {
      const submitted = submitEvidence(account, dispute);
      account.events.emit('charge.dispute.updated', submitted, dispute);
      return submitted;
    }
  }
}

function named<N extends TableName>(account: Account, table: N, fields: Fields, field: string): Tables[N] {
  const row = account.store.get(table, optionalText(fields, field) ?? '');
  if (!row) throw new ControlError(404, `${field} names nothing in ${table}`);
  return row;
}

function moved(id: string, result: unknown): unknown {
  if (result === undefined) throw new ControlError(409, `${id} does not exist, or cannot go there from where it is`);
  return result;
}
