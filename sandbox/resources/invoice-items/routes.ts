import { objectId } from '../../account/object-ids';
import { listRoute } from '../../api/list';
import { matches } from '../../api/matching';
import { mergeMetadata, metadata } from '../../api/parameters/metadata';
import { required } from '../../api/parameters/parameter';
import { currencyCode, flag, integer, text } from '../../api/parameters/scalars';
import { find, retrieveRoute } from '../../api/retrieve';
import { route, type Route } from '../../api/route';
import { missingParameter } from '../../api/stripe-error';
import { checkCurrency } from '../../money/currencies';
import { newPrice } from '../prices/price';
import { newProduct } from '../products/product';

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
    const now = account.clock.now();
    const item = account.store.put('invoice_items', {
      id: objectId('ii'),
      object: 'invoiceitem',
      amount,
      currency,
      customer,
      customer_account: null,
      date: now,
      description: description ?? null,
      discountable: true,
      discounts: [],
      invoice: null,
      livemode: false,
      metadata: mergeMetadata({}, pairs),
      net_amount: amount,
      parent: null,
      period: { end: now, start: now },
      pricing: {
        price_details: { price: price.id, product: product.id },
        type: 'price_details',
        unit_amount_decimal: String(amount),
      },
      proration: false,
      quantity: 1,
      quantity_decimal: '1',
      tax_rates: [],
      test_clock: null,
    });
    account.events.emit('invoiceitem.created', item);
    return item;
  },
);

export const INVOICE_ITEM_ROUTES: Route[] = [
  create,
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
