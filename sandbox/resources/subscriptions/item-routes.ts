import type { Account } from '../../account/account';
import type { List, SubscriptionItem } from '../../account/wire';
import { required } from '../../api/parameters/parameter';
import { integer, text } from '../../api/parameters/scalars';
import { find } from '../../api/retrieve';
import { route, type Route } from '../../api/route';
import { noSuchObject } from '../../api/stripe-error';

const PATH = '/v1/subscription_items';

export const SUBSCRIPTION_ITEM_ROUTES: Route[] = [
  route(
    'GET',
    PATH,
    { ending_before: text(), limit: integer(1, 100), starting_after: text(), subscription: required(text()) },
    ({ account, path, params: { subscription } }): List<SubscriptionItem> => {
      const { items } = find(account, 'subscriptions', 'subscription', subscription, 'subscription');
      return { ...items, url: path };
    },
  ),
  route('GET', `${PATH}/:id`, {}, ({ account, id }) => item(account, id)),
];

function item(account: Account, id: string): SubscriptionItem {
  for (const { items } of account.store.all('subscriptions').newestFirst()) {
    const found = items.data.find((candidate) => candidate.id === id);
    if (found) return found;
  }
  throw noSuchObject('subscription_item', id);
}
