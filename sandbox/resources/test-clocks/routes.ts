import { objectId } from '../../account/object-ids';
import { required } from '../../api/parameters/parameter';
import { text, timestamp } from '../../api/parameters/scalars';
import { listRoute } from '../../api/list';
import { find, retrieveRoute } from '../../api/retrieve';
import { route, type Route } from '../../api/route';
import { removeCustomer } from '../customers/remove';
import { advanceClock } from './advance';

const PATH = '/v1/test_helpers/test_clocks';
/** Stripe clears test clocks away after thirty days; here it is only said. */
const KEPT_SECONDS = 30 * 86_400;

const create = route(
  'POST',
  PATH,
  { frozen_time: required(timestamp()), name: text(300) },
  ({ account, params: { frozen_time, name = null } }) => {
    const created = account.clock.now();
    const clock = account.store.put('test_clocks', {
      id: objectId('clock'),
      object: 'test_helpers.test_clock',
      created,
      deletes_after: created + KEPT_SECONDS,
      frozen_time,
      livemode: false,
      name,
      status: 'ready',
      status_details: {},
    });
    account.events.emit('test_helpers.test_clock.created', clock);
    return clock;
  },
);

const advance = route(
  'POST',
  `${PATH}/:id/advance`,
  { frozen_time: required(timestamp()) },
  ({ account, id, params }) =>
    advanceClock(account, find(account, 'test_clocks', 'test_clock', id), params.frozen_time),
);

const remove = route('DELETE', `${PATH}/:id`, {}, ({ account, id }) => {
  const clock = find(account, 'test_clocks', 'test_clock', id);
  for (const customer of account.store.all('customers').where('test_clock', id)) removeCustomer(account, customer);
  account.store.remove('test_clocks', id);
  account.events.emit('test_helpers.test_clock.deleted', clock);
  return account.store.put('tombstones', { id, object: 'test_helpers.test_clock', deleted: true });
});

export const TEST_CLOCK_ROUTES: Route[] = [
  create,
  advance,
  remove,
  retrieveRoute(`${PATH}/:id`, 'test_clocks', 'test_clock'),
  listRoute(PATH, 'test_clocks', {}, () => () => true),
];
