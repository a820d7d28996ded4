import { listRoute } from '../../api/list';
import { matches } from '../../api/matching';
import { mergeMetadata, metadata } from '../../api/parameters/metadata';
import { required } from '../../api/parameters/parameter';
import { currencyCode, flag, integer, text } from '../../api/parameters/scalars';
import { find, retrieveRoute } from '../../api/retrieve';
import { route, type Route } from '../../api/route';
import { invalidRequest, missingParameter } from '../../api/stripe-error';
import { checkCurrency } from '../../money/currencies';
import { newPrice } from '../prices/price';
import { newProduct } from '../products/product';
import { newInvoiceItem } from './invoice-item';

const PATH = '/v1/invoiceitems';

const create = route(
  'POST',
  PATH,
  {
    amount: integer(Number.MIN_SAFE_INTEGER),
    currency: currencyCode(),
    customer: required(text()),
    description: text(),
    metadata: metadata(),
  },
  ({ account, params: { amount, currency = 'usd', customer, description, metadata: pairs } }) => {
    find(account, 'customers', 'customer', customer, 'customer');
    checkCurrency(currency, 'currency');
    if (amount === undefined) throw missingParameter('amount');
    const name = description ?? 'Invoice item';
    const product = newProduct(account, { name, active: false });
    const price = newPrice(account, { active: false, currency, product: product.id, unit_amount: amount });
    const details = {
      amount,
      currency,
      customer,
      description: description ?? null,
      metadata: mergeMetadata({}, pairs),
    };
    return newInvoiceItem(account, price, details);
  },
);

const remove = route('DELETE', `${PATH}/:id`, {}, ({ account, id }) => {
  const item = find(account, 'invoice_items', 'invoiceitem', id);
  if (item.invoice) throw invalidRequest('You can not delete an invoice item that is on an invoice.');
  account.store.remove('invoice_items', id);
  account.events.emit('invoiceitem.deleted', item);
  return account.store.put('tombstones', { id, object: 'invoiceitem', deleted: true });
});

export const INVOICE_ITEM_ROUTES: Route[] = [
  create,
  remove,
  retrieveRoute(`${PATH}/:id`, 'invoice_items', 'invoiceitem'),
  listRoute(
    PATH,
    'invoice_items',
    { customer: text(), invoice: text(), pending: flag() },
    ({ params: { customer, invoice, pending } }) =>
      (item) =>
        matches(item, { customer, invoice }) && (pending === undefined || (item.invoice === null) === pending),
  ),
];
