import type { Account } from '../../account/account';
import { objectId } from '../../account/object-ids';
import type { InvoiceItem, Price } from '../../account/wire';

type Details = Pick<InvoiceItem, 'amount' | 'currency' | 'customer' | 'description' | 'metadata'>;

/** Something set aside for a customer's next invoice. */
export function newInvoiceItem(account: Account, price: Price, details: Details): InvoiceItem {
  const now = account.clock.now();
  const item = account.store.put('invoice_items', {
    id: objectId('ii'),
    object: 'invoiceitem',
    ...UNUSED,
    ...details,
    date: now,
    net_amount: details.amount,
    period: { end: now, start: now },
    pricing: {
      price_details: { price: price.id, product: price.product },
      type: 'price_details',
      unit_amount_decimal: price.unit_amount_decimal,
    },
  });
  account.events.emit('invoiceitem.created', item);
  return item;
}

const UNUSED = {
  customer_account: null,
  discountable: true,
  discounts: [],
  invoice: null,
  livemode: false,
  parent: null,
  proration: false,
  quantity: 1,
  quantity_decimal: '1',
  tax_rates: [],
  test_clock: null,
} satisfies Partial<InvoiceItem>;
