import type { Account } from '../../account/account';
import type { Product } from '../../account/wire';
import { invalidRequest } from '../../api/stripe-error';
import { listRoute } from '../../api/list';
import { ignored, list } from '../../api/parameters/containers';
import { mergeMetadata, metadata } from '../../api/parameters/metadata';
import { required } from '../../api/parameters/parameter';
import { absoluteUrl, flag, text, unsettableText } from '../../api/parameters/scalars';
import { find, retrieveRoute } from '../../api/retrieve';
import { route, type Route } from '../../api/route';
import { newProduct } from './product';

const DETAILS = {
  active: flag(),
  description: unsettableText(),
  images: list(text(), 8),
  marketing_features: ignored(),
  metadata: metadata(),
  package_dimensions: ignored(),
  shippable: flag(),
  statement_descriptor: text(22),
  tax_code: unsettableText(),
  tax_details: ignored(),
  unit_label: unsettableText(),
  url: absoluteUrl(),
};

const create = route(
  'POST',
  '/v1/products',
  { ...DETAILS, name: required(text()), id: text(), type: ignored() },
  ({
    account,
    params: {
      id,
      metadata: pairs,
      marketing_features: _f,
      package_dimensions: _d,
      tax_details: _t,
      type: _y,
      ...details
    },
  }) => {
    if (id !== undefined && account.store.get('products', id)) {
      throw invalidRequest('Product already exists.', { param: 'id', code: 'resource_already_exists' });
    }
    return newProduct(account, {
      ...details,
      ...(id === undefined ? {} : { id }),
      metadata: mergeMetadata({}, pairs),
    });
  },
);

const update = route(
  'POST',
  '/v1/products/:id',
  { ...DETAILS, name: text(), default_price: text() },
  ({
    account,
    id,
    params: { metadata: pairs, marketing_features: _f, package_dimensions: _d, tax_details: _t, ...details },
  }) => {
    const product = find(account, 'products', 'product', id);
    return change(account, product, { ...details, metadata: mergeMetadata(product.metadata, pairs) });
  },
);

export const PRODUCT_ROUTES: Route[] = [
  create,
  update,
  retrieveRoute('/v1/products/:id', 'products', 'product'),
  listRoute(
    '/v1/products',
    'products',
    { active: flag(), ids: list(text()) },
    ({ params: { active, ids } }) =>
      (product) =>
        (active === undefined || product.active === active) && (!ids || ids.includes(product.id)),
  ),
];

function change(account: Account, product: Product, details: Partial<Product>): Product {
  const changed = account.store.put('products', { ...product, ...details, updated: account.clock.now() });
  account.events.emit('product.updated', changed, product);
  return changed;
}
