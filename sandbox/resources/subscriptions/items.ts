import type { Account } from '../../account/account';
import type { Price, Subscription, SubscriptionItem } from '../../account/wire';
import { hash, ignored, list } from '../../api/parameters/containers';
import { metadata } from '../../api/parameters/metadata';
import type { Parsed } from '../../api/parameters/parameter';
import { flag, integer, text } from '../../api/parameters/scalars';
import { find } from '../../api/retrieve';
import { invalidRequest, missingParameter, noSuchObject } from '../../api/stripe-error';
import { PRICE_DATA, priceFromData } from '../prices/price-data';
import { planOf } from '../prices/price';
import { newSubscriptionItem } from './subscription-item';

/** Stripe's limit. */
const MAX_ITEMS = 20;

const ITEM = {
  deleted: flag(),
  discounts: ignored(),
  id: text(),
  metadata: metadata(),
  price: text(),
  price_data: PRICE_DATA,
  quantity: integer(1),
};

/** Items by which a subscription is made or changed. */
export const ITEMS = list(hash(ITEM), MAX_ITEMS);

type Asked = Parsed<typeof ITEM>;

/** The items after a change: named by id they are changed or taken away, others are added. */
export function changedItems(
  account: Account,
  subscription: Subscription,
  asked: readonly Asked[],
): SubscriptionItem[] {
  let items = subscription.items.data;
  asked.forEach((wanted, index) => {
    const param = `items[${index}]`;
    if (wanted.id === undefined) items = [...items, added(account, subscription, wanted, param)];
    else items = items.flatMap((item) => (item.id === wanted.id ? changed(account, item, wanted, param) : [item]));
    if (wanted.id !== undefined && !subscription.items.data.some(({ id }) => id === wanted.id))
      throw noSuchObject('subscription item', wanted.id, `${param}[id]`);
  });
  if (items.length === 0) throw invalidRequest('A subscription must have at least one item.', { param: 'items' });
  if (items.some(({ price }) => price.currency !== subscription.currency))
    throw invalidRequest('All prices of a subscription have its currency.', { param: 'items' });
  return items;
}

/** The recurring price an item names or brings along. */
export function recurringPrice(account: Account, { price, price_data }: Asked, param: string): Price | undefined {
  if (price === undefined && price_data === undefined) return undefined;
  const found = price_data
    ? priceFromData(account, price_data, `${param}[price_data]`)
    : find(account, 'prices', 'price', price ?? '', `${param}[price]`);
  if (!found.recurring) throw invalidRequest(`The price ${found.id} is not recurring.`, { param: `${param}[price]` });
  return found;
}

function added(account: Account, { id }: Subscription, asked: Asked, param: string): SubscriptionItem {
  const price = recurringPrice(account, asked, param);
  if (!price) throw missingParameter(`${param}[price]`);
  return newSubscriptionItem(id, { price, quantity: asked.quantity ?? 1 }, account.clock.now());
}

function changed(account: Account, item: SubscriptionItem, asked: Asked, param: string): SubscriptionItem[] {
  if (asked.deleted) return [];
  const price = recurringPrice(account, asked, param) ?? item.price;
  return [{ ...item, plan: planOf(price), price, quantity: asked.quantity ?? item.quantity ?? 1 }];
}
