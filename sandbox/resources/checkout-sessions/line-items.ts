import type { Account } from '../../account/account';
import { objectId } from '../../account/object-ids';
import type { Price, SessionLineItem } from '../../account/wire';
import { mergeMetadata } from '../../api/parameters/metadata';
import { find } from '../../api/retrieve';
import { exclusiveParameters, invalidRequest, missingParameter } from '../../api/stripe-error';
import { checkChargeable } from '../../money/currencies';
import { priceFromData } from '../prices/price-data';
import type { CreateParameters } from './check-parameters';

type LineItemParameters = NonNullable<CreateParameters['line_items']>[number];

/** In subscription mode at most this many of each kind. */
const MAX_SUBSCRIPTION_LINES = 20;

/** The priced lines of a session. @throws StripeError 400 where they do not fit each other or the mode */
export function priceLineItems(
  account: Account,
  { mode, line_items = [], currency }: CreateParameters,
): SessionLineItem[] {
  if (mode === 'setup') return [];
  const items = line_items.map((line, index) => priceLine(account, line, `line_items[${index}]`));
  checkCurrencies(items, currency);
  checkRecurrence(items, mode);
  checkChargeable(totalOf(items), (items[0] as SessionLineItem).currency, undefined);
  return items;
}

export function totalOf(items: readonly SessionLineItem[]): number {
  return items.reduce((sum, item) => sum + item.amount_total, 0);
}

function priceLine(account: Account, line: LineItemParameters, param: string): SessionLineItem {
  if (line.quantity === undefined) throw missingParameter(`${param}[quantity]`);
  const price = priceOf(account, line, param);
  const amount = (price.unit_amount ?? 0) * line.quantity;
  return {
    id: objectId('li'),
    object: 'item',
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: amount,
    amount_tax: 0,
    amount_total: amount,
    currency: price.currency,
    description: account.store.get('products', price.product)?.name ?? null,
    metadata: mergeMetadata({}, line.metadata),
    price,
    quantity: line.quantity,
  };
}

function priceOf(account: Account, { price, price_data }: LineItemParameters, param: string): Price {
  if (price !== undefined && price_data) {
    throw exclusiveParameters(`${param}[price]`, `${param}[price_data]`);
  }
  if (price_data) return priceFromData(account, price_data, `${param}[price_data]`);
  if (price === undefined) throw missingParameter(`${param}[price]`);
  const found = find(account, 'prices', 'price', price, `${param}[price]`);
  if (!found.active) throw invalidRequest(`The price specified is inactive: ${price}.`, { param: `${param}[price]` });
  return found;
}

function checkCurrencies(items: SessionLineItem[], asked: string | undefined): void {
  const currencies = new Set([...items.map(({ currency }) => currency), ...(asked ? [asked] : [])]);
  if (currencies.size < 2) return;
  throw invalidRequest(`All line items must be in one currency, not ${[...currencies].join(', ')}.`, {
    param: 'line_items',
  });
}

function checkRecurrence(items: SessionLineItem[], mode: CreateParameters['mode']): void {
  const recurring = items.filter(({ price }) => price?.recurring);
  if (mode === 'payment' && recurring.length) {
    throw invalidRequest('You specified `payment` mode but passed a recurring price.', { param: 'line_items' });
  }
  if (mode === 'subscription' && !recurring.length) {
    throw invalidRequest('`subscription` mode takes at least one recurring price.', { param: 'line_items' });
  }
  const intervals = new Set(
    recurring.map(({ price }) => `${price?.recurring?.interval_count} ${price?.recurring?.interval}`),
  );
  if (intervals.size > 1)
    throw invalidRequest('All recurring prices must share their interval.', { param: 'line_items' });
  if (mode === 'subscription' && Math.max(recurring.length, items.length - recurring.length) > MAX_SUBSCRIPTION_LINES) {
    throw invalidRequest(`\`subscription\` mode takes at most ${MAX_SUBSCRIPTION_LINES} prices.`, {
      param: 'line_items',
    });
  }
}
