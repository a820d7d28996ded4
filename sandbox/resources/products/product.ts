import type { Account } from '../../account/account';
import { objectId } from '../../account/object-ids';
import type { Product } from '../../account/wire';

export type ProductDetails = Pick<Product, 'name'> & Partial<Product>;

export function newProduct(account: Account, details: ProductDetails): Product {
  const now = account.clock.now();
  const product: Product = {
    id: objectId('prod'),
    object: 'product',
    active: true,
    created: now,
    default_price: null,
    description: null,
    images: [],
    livemode: false,
    marketing_features: [],
    metadata: {},
    package_dimensions: null,
    shippable: null,
    statement_descriptor: null,
    tax_code: null,
    tax_details: null,
    type: 'service',
    unit_label: null,
    updated: now,
    url: null,
    ...details,
  };
  account.store.put('products', product);
  account.events.emit('product.created', product);
  return product;
}
