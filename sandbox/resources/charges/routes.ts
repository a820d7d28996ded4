import { listRoute, rowsWith } from '../../api/list';
import { matches } from '../../api/matching';
import { ignored } from '../../api/parameters/containers';
import { mergeMetadata, metadata } from '../../api/parameters/metadata';
import { text } from '../../api/parameters/scalars';
import { find, retrieveRoute } from '../../api/retrieve';
import { route, type Route } from '../../api/route';

const update = route(
  'POST',
  '/v1/charges/:id',
  {
    description: text(),
    fraud_details: ignored(),
    metadata: metadata(),
    receipt_email: text(),
    transfer_group: text(),
  },
  ({ account, id, params: { metadata: pairs, fraud_details: _fraud, ...details } }) => {
    const charge = find(account, 'charges', 'charge', id);
    const merged = mergeMetadata(charge.metadata, pairs);
    const changed = account.store.put('charges', { ...charge, ...details, metadata: merged });
    account.events.emit('charge.updated', changed, charge);
    return changed;
  },
);

export const CHARGE_ROUTES: Route[] = [
  update,
  retrieveRoute('/v1/charges/:id', 'charges', 'charge'),
  listRoute(
    '/v1/charges',
    'charges',
    { customer: text(), payment_intent: text(), transfer_group: text() },
    ({ params: { customer, payment_intent, transfer_group } }) =>
      (charge) =>
        matches(charge, { customer, payment_intent, transfer_group }),
    undefined,
    ({ account, params: { customer, payment_intent } }) => rowsWith(account, 'charges', { payment_intent, customer }),
  ),
];
