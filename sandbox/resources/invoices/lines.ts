import { objectId } from '../../account/object-ids';
import type { InvoiceItem, InvoiceLineItem, Price, Subscription } from '../../account/wire';
import type { Metadata } from '../../api/parameters/metadata';
import { inWords } from '../../money/currencies';

/** What a subscription owes for its current period, one line per item. */
export function subscriptionLines(subscription: Subscription, names: (product: string) => string): InvoiceLineItem[] {
  return subscription.items.data.map((item) => {
    const { price, quantity = 1 } = item;
    const each = `${inWords(price.unit_amount ?? 0, price.currency)} / ${price.recurring?.interval}`;
    return {
      ...line(price, quantity),
      description: `${quantity} × ${names(price.product)} (at ${each})`,
      metadata: subscription.metadata,
      parent: {
        invoice_item_details: null,
        subscription_item_details: {
          invoice_item: null,
          proration: false,
          proration_details: { credited_items: null },
          subscription: subscription.id,
          subscription_item: item.id,
        },
        type: 'subscription_item_details',
      },
      period: { end: item.current_period_end, start: item.current_period_start },
      subscription: subscription.id,
    };
  });
}

/** A price that is billed once, on a subscription's first invoice. */
export function oneTimeLine(
  ordered: { price: Price; quantity: number; name: string; metadata: Metadata },
  subscription: Subscription,
): InvoiceLineItem {
  const at = subscription.start_date;
  return {
    ...line(ordered.price, ordered.quantity),
    description: ordered.name,
    metadata: ordered.metadata,
    parent: invoiceItemParent(objectId('ii'), subscription.id),
    period: { end: at, start: at },
    subscription: subscription.id,
  };
}

/** What was set aside for the customer's next invoice. */
export function invoiceItemLine(item: InvoiceItem): InvoiceLineItem {
  return {
    id: objectId('il'),
    object: 'line_item',
    ...UNUSED,
    amount: item.amount,
    currency: item.currency,
    description: item.description,
    metadata: item.metadata ?? {},
    parent: invoiceItemParent(item.id, null),
    period: item.period,
    pricing: item.pricing,
    quantity: item.quantity,
    quantity_decimal: item.quantity_decimal,
    subscription: null,
    subtotal: item.amount,
  };
}

const UNUSED = {
  discount_amounts: [],
  discountable: true,
  discounts: [],
  invoice: null,
  livemode: false,
  pretax_credit_amounts: [],
  taxes: [],
} satisfies Partial<InvoiceLineItem>;

function line(
  price: Price,
  quantity: number,
): Omit<InvoiceLineItem, 'description' | 'metadata' | 'parent' | 'period' | 'subscription'> {
  const amount = (price.unit_amount ?? 0) * quantity;
  return {
    id: objectId('il'),
    object: 'line_item',
    ...UNUSED,
    amount,
    currency: price.currency,
    pricing: {
      price_details: { price: price.id, product: price.product },
      type: 'price_details',
      unit_amount_decimal: price.unit_amount_decimal,
    },
    quantity,
    quantity_decimal: String(quantity),
    subtotal: amount,
  };
}

function invoiceItemParent(invoiceItem: string, subscription: string | null): InvoiceLineItem['parent'] {
  return {
    invoice_item_details: {
      invoice_item: invoiceItem,
      proration: false,
      proration_details: { credited_items: null },
      subscription,
    },
    subscription_item_details: null,
    type: 'invoice_item_details',
  };
}
