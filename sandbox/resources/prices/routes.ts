import { listRoute } from '../../api/list';
import { matches } from '../../api/matching';
import { hash, ignored, list } from '../../api/parameters/containers';
import { mergeMetadata, metadata } from '../../api/parameters/metadata';
import { required } from '../../api/parameters/parameter';
import { currencyCode, flag, integer, oneOf, text, unsettableText } from '../../api/parameters/scalars';
import { find, retrieveRoute } from '../../api/retrieve';
import { route, type Route } from '../../api/route';
import { missingParameter } from '../../api/stripe-error';
import { checkCurrency, checkStep } from '../../money/currencies';
import { newPrice, recurrence } from './price';
import { PRODUCT_DATA, RECURRING, productOf } from './price-data';

const create = route(
  'POST',
  '/v1/prices',
  {
    active: flag(),
    billing_scheme: oneOf('per_unit'),
    currency: required(currencyCode()),
    lookup_key: text(200),
    metadata: metadata(),
    nickname: text(),
    product: text(),
    product_data: PRODUCT_DATA,
    recurring: RECURRING,
    tax_behavior: oneOf('exclusive', 'inclusive', 'unspecified'),
    unit_amount: integer(),
  },
  ({ account, params }) => {
    const { currency, unit_amount, recurring, product: _p, product_data: _d, metadata: pairs, ...details } = params;
    checkCurrency(currency, 'currency');
    if (unit_amount === undefined) throw missingParameter('unit_amount');
    checkStep(unit_amount, currency, 'unit_amount');
    return newPrice(account, {
      ...details,
      currency,
      metadata: mergeMetadata({}, pairs),
      product: productOf(account, params, ''),
      recurring: recurring ? recurrence(recurring.interval, recurring.interval_count) : null,
      unit_amount,
    });
  },
);

const update = route(
  'POST',
  '/v1/prices/:id',
  { active: flag(), lookup_key: unsettableText(200), metadata: metadata(), nickname: unsettableText() },
  ({ account, id, params: { metadata: pairs, ...details } }) => {
    const price = find(account, 'prices', 'price', id);
    const merged = mergeMetadata(price.metadata, pairs);
    const changed = account.store.put('prices', { ...price, ...details, metadata: merged });
    account.events.emit('price.updated', changed, price);
    return changed;
  },
);

export const PRICE_ROUTES: Route[] = [
  create,
  update,
  retrieveRoute('/v1/prices/:id', 'prices', 'price'),
  listRoute(
    '/v1/prices',
    'prices',
    {
      active: flag(),
      currency: currencyCode(),
      lookup_keys: list(text(), 10),
      product: text(),
      recurring: hash({ interval: text(), meter: ignored(), usage_type: ignored() }),
      type: oneOf('one_time', 'recurring'),
    },
    ({ params: { active, currency, lookup_keys, product, recurring, type } }) => {
      const wanted = { active, currency, product, type };
      return (price) =>
        matches(price, wanted) &&
        (!lookup_keys || lookup_keys.includes(price.lookup_key ?? '')) &&
        (!recurring?.interval || price.recurring?.interval === recurring.interval);
    },
  ),
];
