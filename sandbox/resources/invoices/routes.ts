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
import { methodFor } from './collect-due';
import { markUncollectible, voidInvoice } from './lifecycle';
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
    if (!['open', 'uncollectible'].includes(String(open.status)))
      throw invalidRequest(`An invoice that is ${open.status} can not be paid.`);
    const method =
      params.payment_method === undefined ? methodFor(account, open) : methodNamed(account, params.payment_method);
    if (!method)
      throw invalidRequest('There is no `default_payment_method` set on this Customer or Invoice.', {
        code: 'missing',
      });
    const attempt = collectInvoice(account, open, method);
    if (attempt.outcome === 'declined') throw attempt.error;
    return find(account, 'invoices', 'invoice', id);
  },
);

const voidIt = route('POST', `${PATH}/:id/void`, {}, ({ account, id }) => {
  const invoice = find(account, 'invoices', 'invoice', id);
  if (!['open', 'uncollectible'].includes(String(invoice.status)))
    throw invalidRequest(`An invoice that is ${invoice.status} can not be voided.`);
  return voidInvoice(account, invoice);
});

const giveUp = route('POST', `${PATH}/:id/mark_uncollectible`, {}, ({ account, id }) => {
  const invoice = find(account, 'invoices', 'invoice', id);
  if (invoice.status !== 'open')
    throw invalidRequest(`An invoice that is ${invoice.status} can not be marked uncollectible.`);
  return markUncollectible(account, invoice);
});

const remove = route('DELETE', `${PATH}/:id`, {}, ({ account, id }) => {
  const draft = find(account, 'invoices', 'invoice', id);
  if (draft.status !== 'draft') throw invalidRequest('You can only delete draft invoices.');
  account.store.remove('invoices', id);
  account.events.emit('invoice.deleted', draft);
  return account.store.put('tombstones', { id, object: 'invoice', deleted: true });
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
  giveUp,
  remove,
  lines,
  list,
  retrieveRoute(`${PATH}/:id`, 'invoices', 'invoice'),
];
