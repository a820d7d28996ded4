import type { Account } from '../../account/account';
import { objectId } from '../../account/object-ids';
import type { Customer, Invoice, InvoiceLineItem } from '../../account/wire';

export type InvoiceDetails = Pick<Invoice, 'currency'> & Partial<Invoice>;

/** A draft with its lines, announced. @param lines their `invoice` is filled in here */
export function newInvoice(
  account: Account,
  customer: Customer,
  lines: readonly InvoiceLineItem[],
  details: InvoiceDetails,
): Invoice {
  const draft = account.store.put('invoices', draftInvoice(account, customer, lines, details));
  account.events.emit('invoice.created', draft);
  return draft;
}

/** A draft that is neither kept nor announced. */
export function draftInvoice(
  account: Account,
  customer: Customer,
  lines: readonly InvoiceLineItem[],
  details: InvoiceDetails,
): Invoice {
  const id = details.id ?? objectId('in');
  const now = account.clock.now();
  return {
    id,
    object: 'invoice',
    ...BLANK,
    ...amountsOf(lines),
    created: now,
    customer: customer.id,
    customer_address: customer.address ?? null,
    customer_email: customer.email,
    customer_name: customer.name ?? null,
    customer_phone: customer.phone ?? null,
    lines: {
      object: 'list',
      data: lines.map((line) => ({ ...line, invoice: id })),
      has_more: false,
      url: `/v1/invoices/${id}/lines`,
    },
    period_end: now,
    period_start: now,
    test_clock: customer.test_clock ?? null,
    webhooks_delivered_at: now,
    ...details,
  };
}

type Amounts =
  'amount_due' | 'amount_remaining' | 'subtotal' | 'subtotal_excluding_tax' | 'total' | 'total_excluding_tax';

function amountsOf(lines: readonly InvoiceLineItem[]): Pick<Invoice, Amounts> {
  const total = lines.reduce((sum, { amount }) => sum + amount, 0);
  return {
    amount_due: total,
    amount_remaining: total,
    subtotal: total,
    subtotal_excluding_tax: total,
    total,
    total_excluding_tax: total,
  };
}

const BLANK = {
  account_country: 'US',
  account_name: 'Sandbox',
  account_tax_ids: null,
  amount_overpaid: 0,
  amount_paid: 0,
  amount_shipping: 0,
  application: null,
  attempt_count: 0,
  attempted: false,
  auto_advance: false,
  automatic_tax: { disabled_reason: null, enabled: false, liability: null, provider: null, status: null },
  automatically_finalizes_at: null,
  billing_reason: 'manual',
  collection_method: 'charge_automatically',
  custom_fields: null,
  customer_account: null,
  customer_shipping: null,
  customer_tax_exempt: 'none',
  customer_tax_ids: [],
  default_payment_method: null,
  default_source: null,
  default_tax_rates: [],
  description: null,
  discounts: [],
  due_date: null,
  effective_at: null,
  ending_balance: null,
  footer: null,
  from_invoice: null,
  hosted_invoice_url: null,
  invoice_pdf: null,
  issuer: { type: 'self' },
  last_finalization_error: null,
  latest_revision: null,
  livemode: false,
  metadata: {},
  next_payment_attempt: null,
  number: null,
  on_behalf_of: null,
  parent: null,
  payment_settings: { default_mandate: null, payment_method_options: null, payment_method_types: null },
  post_payment_credit_notes_amount: 0,
  pre_payment_credit_notes_amount: 0,
  receipt_number: null,
  rendering: { amount_tax_display: null, pdf: { page_size: 'auto' }, template: null, template_version: null },
  shipping_cost: null,
  shipping_details: null,
  starting_balance: 0,
  statement_descriptor: null,
  status: 'draft',
  status_transitions: { finalized_at: null, marked_uncollectible_at: null, paid_at: null, voided_at: null },
  test_clock: null,
  total_discount_amounts: [],
  total_pretax_credit_amounts: [],
  total_taxes: [],
} satisfies Partial<Invoice>;
