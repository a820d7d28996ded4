import type { Account } from '../../account/account';
import type { Dispute } from '../../account/wire';
import { listRoute, rowsWith } from '../../api/list';
import { matches } from '../../api/matching';
import { mergeMetadata, metadata } from '../../api/parameters/metadata';
import { flag, oneOf, text } from '../../api/parameters/scalars';
import { find, retrieveRoute } from '../../api/retrieve';
import { route, type Route } from '../../api/route';
import { unexpectedState } from '../../api/stripe-error';
import { awaitsResponse, escalate, isClosed, lose, submitEvidence, win } from './course';
import { EVIDENCE, withEvidence } from './evidence';

const PATH = '/v1/disputes';

const update = route(
  'POST',
  `${PATH}/:id`,
  {
    evidence: EVIDENCE,
    intended_submission_method: oneOf('manual', 'prefer_manual', 'prefer_smart_disputes', 'smart_disputes'),
    metadata: metadata(),
    submit: flag(),
  },
  ({ account, id, params: { evidence, intended_submission_method, metadata: pairs, submit } }) => {
    const dispute = find(account, 'disputes', 'dispute', id);
    if (evidence && !awaitsResponse(dispute)) {
      throw unexpectedState(`This dispute takes no evidence: it is ${dispute.status}.`, 'status_transition_invalid');
    }
    const described = account.store.put('disputes', {
      ...withEvidence(dispute, evidence),
      intended_submission_method: intended_submission_method ?? dispute.intended_submission_method,
      metadata: mergeMetadata(dispute.metadata, pairs),
    });
    // Stripe submits unless told not to, and only where there is evidence.
    const submits = evidence !== undefined && submit !== false;
    const changed = submits ? submitEvidence(account, described) : described;
    account.events.emit('charge.dispute.updated', changed, dispute);
    return submits ? decided(account, changed) : changed;
  },
);

const close = route('POST', `${PATH}/:id/close`, {}, ({ account, id }) => {
  const dispute = find(account, 'disputes', 'dispute', id);
  if (!isClosed(dispute)) return lose(account, dispute);
  throw unexpectedState('This dispute is already closed.', 'status_transition_invalid');
});

export const DISPUTE_ROUTES: Route[] = [
  update,
  close,
  retrieveRoute(`${PATH}/:id`, 'disputes', 'dispute'),
  listRoute(
    PATH,
    'disputes',
    { charge: text(), payment_intent: text() },
    ({ params: { charge, payment_intent } }) =>
      (dispute) =>
        matches(dispute, { charge, payment_intent }),
    undefined,
    ({ account, params: { charge, payment_intent } }) => rowsWith(account, 'disputes', { charge, payment_intent }),
  ),
];

/** In test mode the bank decides by the words it is sent. https://docs.stripe.com/testing#disputes */
function decided(account: Account, dispute: Dispute): Dispute {
  switch (dispute.evidence.uncategorized_text) {
    case 'winning_evidence':
      return win(account, dispute);
    case 'losing_evidence':
      return lose(account, dispute);
    case 'escalate_inquiry_evidence':
      return escalate(account, dispute);
    default:
      return dispute;
  }
}
