import type { List, InvoiceLineItem } from '../../account/wire';
import { listRoute } from '../../api/list';
import { matches } from '../../api/matching';
import { ignored } from '../../api/parameters/containers';
import { mergeMetadata, metadata } from '../../api/parameters/metadata';
import { flag, integer, oneOf, text, unsettableText } from '../../api/parameters/scalars';
import { find, retrieveRoute } from '../../api/retrieve';
import { route, type Route } from '../../api/route';
import { invalidRequest } from '../../api/stripe-error';
import { methodNamed } from '../payment-methods/named';
import { collectInvoice } from './collect';
import { CREATE_INVOICE } from './create';
import { billDraft } from './bill-draft';

const PATH = '/v1/invoices';

const update = route(
  'POST',
  `${PATH}/:id`,
  { auto_advance: flag(), description: unsettableText(), metadata: metadata() },
  ({ account, id, params: { metadata: pairs, ...details } }) => {
    const invoice = find(account, 'invoices', 'invoice', id);
    const changed = account.store.put('invoices', {
      ...invoice,
      ...details,
      metadata: mergeMetadata(invoice.metadata, pairs),
    });
    account.events.emit('invoice.updated', changed, invoice);
    return changed;
  },
);

const finalize = route('POST', `${PATH}/:id/finalize`, { auto_advance: flag() }, ({ account, id }) => {
  const invoice = find(account, 'invoices', 'invoice', id);
  if (invoice.status !== 'draft')
    throw invalidRequest('This invoice is already finalized.', { code: 'invoice_not_editable' });
  return billDraft(account, invoice);
});

const pay = route(
  'POST',
  `${PATH}/:id/pay`,
  { forgive: ignored(), mandate: ignored(), off_session: flag(), payment_method: text() },
  ({ account, id, params }) => {
    const invoice = find(account, 'invoices', 'invoice', id);
    if (invoice.status === 'paid') throw invalidRequest('Invoice is already paid');
    const open = invoice.status === 'draft' ? billDraft(account, invoice) : invoice;
    if (open.status !== 'open') throw invalidRequest(`An invoice that is ${open.status} can not be paid.`);
    const attempt = collectInvoice(
      account,
      open,
      methodNamed(account, params.payment_method ?? defaultMethod(account, open.customer)),
    );
    if (attempt.outcome === 'declined') throw attempt.error;
    return find(account, 'invoices', 'invoice', id);
  },
);

const voidIt = route('POST', `${PATH}/:id/void`, {}, ({ account, id }) => {
  const invoice = find(account, 'invoices', 'invoice', id);
  if (invoice.status !== 'open') throw invalidRequest(`An invoice that is ${invoice.status} can not be voided.`);
  const transitions = { ...invoice.status_transitions, voided_at: account.clock.now() };
  const gone = account.store.put('invoices', {
    ...invoice,
    auto_advance: false,
    status: 'void',
    status_transitions: transitions,
  });
  account.events.emit('invoice.voided', gone);
  return gone;
});

const lines = route(
  'GET',
  `${PATH}/:id/lines`,
  { ending_before: text(), limit: integer(1, 100), starting_after: text() },
  ({ account, id, path }): List<InvoiceLineItem> => ({ ...find(account, 'invoices', 'invoice', id).lines, url: path }),
);

const list = listRoute(
  PATH,
  'invoices',
  {
    collection_method: oneOf('charge_automatically', 'send_invoice'),
    customer: text(),
    status: oneOf('draft', 'open', 'paid', 'uncollectible', 'void'),
    subscription: text(),
  },
  ({ params: { collection_method, customer, status, subscription } }) =>
    (invoice) =>
      matches(invoice, { collection_method, customer, status }) &&
      (!subscription || invoice.parent?.subscription_details?.subscription === subscription),
);

export const INVOICE_ROUTES: Route[] = [
  CREATE_INVOICE,
  update,
  finalize,
  pay,
  voidIt,
  lines,
  list,
  retrieveRoute(`${PATH}/:id`, 'invoices', 'invoice'),
];

function defaultMethod(account: Parameters<typeof find>[0], customer: string | null): string {
  const method = account.store.get('customers', customer ?? '')?.invoice_settings.default_payment_method;
  if (method) return String(method);
  throw invalidRequest('There is no `default_payment_method` set on this Customer or Invoice.', { code: 'missing' });
}
