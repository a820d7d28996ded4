import type { Account } from '../../account/account';
import type { InvoiceItem } from '../../account/wire';
import { ignored } from '../../api/parameters/containers';
import { mergeMetadata, metadata } from '../../api/parameters/metadata';
import { required } from '../../api/parameters/parameter';
import { currencyCode, flag, oneOf, text } from '../../api/parameters/scalars';
import { find } from '../../api/retrieve';
import { route } from '../../api/route';
import { newInvoice } from './invoice';
import { invoiceItemLine } from './lines';

const SHAPE = {
  auto_advance: flag(),
  collection_method: oneOf('charge_automatically'),
  currency: currencyCode(),
  customer: required(text()),
  default_payment_method: text(),
  description: text(),
  footer: ignored(),
  metadata: metadata(),
  pending_invoice_items_behavior: oneOf('exclude', 'include'),
};

/** `POST /v1/invoices`: a draft, empty unless it is to take up what was set aside for the customer. */
export const CREATE_INVOICE = route('POST', '/v1/invoices', SHAPE, ({ account, params }) => {
  const customer = find(account, 'customers', 'customer', params.customer, 'customer');
  const items = params.pending_invoice_items_behavior === 'include' ? pendingItems(account, customer.id) : [];
  const invoice = newInvoice(account, customer, items.map(invoiceItemLine), {
    auto_advance: params.auto_advance ?? false,
    currency: params.currency ?? items[0]?.currency ?? 'usd',
    description: params.description ?? null,
    metadata: mergeMetadata({}, params.metadata),
  });
  for (const item of items) account.store.put('invoice_items', { ...item, invoice: invoice.id });
  return invoice;
});

function pendingItems(account: Account, customer: string): InvoiceItem[] {
  return [...account.store.all('invoice_items').oldestFirst()].filter(
    (item) => item.customer === customer && !item.invoice,
  );
}
