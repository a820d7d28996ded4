import { ControlError } from './control-error';
import { BALANCE_AND_PAYOUTS } from './balance-controls';
import { BILLING_CONTROLS } from './billing-controls';
import type { ControlRoute } from './control-route';
import { REFUNDS_AND_DISPUTES } from './money-controls';
import { readChaos } from './read-chaos';
import { readOrder } from './read-order';
import { readFault } from './read-fault';
import { only, optionalInstant, optionalText, wholeNumber, word } from './read-fields';
import { reset } from './reset';
import { DELIVERY_KINDS, GENERATION_KINDS } from '../webhooks/disturbance';

const WHATEVER_HAPPENS_NEXT: ControlRoute[] = [
  {
    method: 'POST',
    path: /^\/_sandbox\/faults$/,
    handle: ({ faults }, fields) => faults.plan(readFault(fields)),
  },
  { method: 'GET', path: /^\/_sandbox\/faults$/, handle: ({ faults }) => ({ faults: faults.list() }) },
  { method: 'DELETE', path: /^\/_sandbox\/faults$/, handle: ({ faults }) => faults.clear() },
];

const WEBHOOKS: ControlRoute[] = [
  {
    method: 'POST',
    path: /^\/_sandbox\/webhooks\/disturbances$/,
    handle: ({ deliveries }, fields) => {
      only(fields, 'kind', 'count', 'type', 'delayMs');
      const type = optionalText(fields, 'type');
      deliveries.disturbance.plan({
        kind: word(fields, 'kind', ...DELIVERY_KINDS, ...GENERATION_KINDS),
        remaining: wholeNumber(fields, 'count', 1),
        delayMs: wholeNumber(fields, 'delayMs', 0),
        ...(type === undefined ? {} : { type }),
      });
    },
  },
  {
    method: 'POST',
    path: /^\/_sandbox\/webhooks\/chaos$/,
    handle: ({ deliveries }, fields) => deliveries.disturbance.chaos.begin(readChaos(fields)),
  },
  {
    method: 'GET',
    path: /^\/_sandbox\/webhooks\/chaos$/,
    handle: ({ deliveries }) => ({ chaos: deliveries.disturbance.chaos.current() ?? null }),
  },
  {
    method: 'DELETE',
    path: /^\/_sandbox\/webhooks\/chaos$/,
    handle: ({ deliveries }) => deliveries.disturbance.chaos.end(),
  },
  {
    method: 'POST',
    path: /^\/_sandbox\/webhooks\/pause$/,
    handle: ({ deliveries }) => deliveries.disturbance.pause(),
  },
  {
    method: 'POST',
    path: /^\/_sandbox\/webhooks\/release$/,
    handle: ({ deliveries }, fields) => {
      only(fields, 'order');
      return { released: deliveries.disturbance.release(readOrder(fields)) };
    },
  },
  {
    method: 'GET',
    path: /^\/_sandbox\/deliveries$/,
    handle: ({ account }, _fields, _id, query) => {
      const [event, status] = [query.get('event'), query.get('status')];
      const rows = [...account.store.all('deliveries').oldestFirst()];
      const isAskedFor = (row: (typeof rows)[number]) =>
        (event === null || row.event === event) && (status === null || row.status === status);
      return { deliveries: rows.filter(isAskedFor) };
    },
  },
  {
    method: 'GET',
    path: /^\/_sandbox\/deliveries\/under-way$/,
    handle: ({ deliveries }) => ({ underWay: deliveries.underWay }),
  },
  {
    method: 'POST',
    path: /^\/_sandbox\/events\/(\w+)\/resend$/,
    handle: ({ account, deliveries }, _fields, id) => {
      const event = account.store.get('events', id);
      if (!event) throw new ControlError(404, `There is no event ${id}`);
      return { deliveries: deliveries.resend(event) };
    },
  },
];

const TIME_AND_MONEY: ControlRoute[] = [
  {
    method: 'GET',
    path: /^\/_sandbox\/clock$/,
    handle: ({ account }) => ({ nowMs: account.clock.nowMs() }),
  },
  {
    method: 'POST',
    path: /^\/_sandbox\/clock\/advance$/,
    handle: ({ account }, fields) => {
      only(fields, 'seconds');
      account.agenda.advanceTo(account.clock.nowMs() + wholeNumber(fields, 'seconds') * 1000);
      return { nowMs: account.clock.nowMs() };
    },
  },
  {
    method: 'POST',
    path: /^\/_sandbox\/bank-debits\/settle$/,
    handle: ({ account }, fields) => {
      only(fields, 'charge');
      const charge = optionalText(fields, 'charge');
      return { settled: account.agenda.runNow('settle_bank_debit', (id) => charge === undefined || id === charge) };
    },
  },
];

const WHAT_WAS_SEEN: ControlRoute[] = [
  { method: 'GET', path: /^\/_sandbox\/requests$/, handle: ({ requests }) => ({ requests: requests.list() }) },
  { method: 'DELETE', path: /^\/_sandbox\/requests$/, handle: ({ requests }) => requests.clear() },
  { method: 'GET', path: /^\/_sandbox\/unbuilt$/, handle: ({ unbuilt }) => ({ unbuilt: unbuilt.list() }) },
  {
    method: 'POST',
    path: /^\/_sandbox\/reset$/,
    handle: (controls, fields) => {
      only(fields, 'clockStart');
      reset(controls, optionalInstant(fields, 'clockStart'));
    },
  },
];

export const CONTROL_ROUTES: readonly ControlRoute[] = [
  ...WHATEVER_HAPPENS_NEXT,
  ...WEBHOOKS,
  ...TIME_AND_MONEY,
  ...BILLING_CONTROLS,
  ...REFUNDS_AND_DISPUTES,
  ...BALANCE_AND_PAYOUTS,
  ...WHAT_WAS_SEEN,
];
