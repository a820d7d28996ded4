import { ControlError } from './control-error';
import type { Controls } from './controls';
import { readOrder } from './read-order';
import { readFault } from './read-fault';
import { only, optionalText, wholeNumber, word, type Fields } from './read-fields';
import { reset } from './reset';

interface ControlRoute {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** A group in it is handed on as `id`. */
  readonly path: RegExp;
  handle(controls: Controls, fields: Fields, id: string, query: URLSearchParams): unknown;
}

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
        kind: word(fields, 'kind', 'drop', 'delay', 'duplicate', 'hold'),
        remaining: wholeNumber(fields, 'count', 1),
        delayMs: wholeNumber(fields, 'delayMs', 0),
        ...(type === undefined ? {} : { type }),
      });
    },
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
      const event = query.get('event');
      const rows = [...account.store.all('deliveries').oldestFirst()];
      return { deliveries: event === null ? rows : rows.filter((row) => row.event === event) };
    },
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
  { method: 'POST', path: /^\/_sandbox\/reset$/, handle: (controls) => reset(controls) },
];

export const CONTROL_ROUTES: readonly ControlRoute[] = [
  ...WHATEVER_HAPPENS_NEXT,
  ...WEBHOOKS,
  ...TIME_AND_MONEY,
  ...WHAT_WAS_SEEN,
];
