import type { Account } from '../../account/account';
import type { Price } from '../../account/wire';
import { hash, ignored, list } from '../../api/parameters/containers';
import { mergeMetadata, metadata } from '../../api/parameters/metadata';
import { required, type Parsed } from '../../api/parameters/parameter';
import { currencyCode, integer, oneOf, text } from '../../api/parameters/scalars';
import { find } from '../../api/retrieve';
import { exclusiveParameters, invalidRequest, missingParameter } from '../../api/stripe-error';
import { checkCurrency, checkStep } from '../../money/currencies';
import { newProduct } from '../products/product';
import { newPrice, recurrence } from './price';

/** Stripe bills at most three years at once, whatever the interval. */
const MAX_INTERVAL_COUNT = 1095;

export const RECURRING = hash({
  interval: required(oneOf('day', 'week', 'month', 'year')),
  interval_count: integer(1, MAX_INTERVAL_COUNT),
});

export const PRODUCT_DATA = hash({
  name: required(text()),
  description: text(),
  images: list(text(), 8),
  metadata: metadata(),
  tax_code: text(),
  tax_details: ignored(),
  unit_label: text(),
});

const SHAPE = {
  currency: required(currencyCode()),
  product: text(),
  product_data: PRODUCT_DATA,
  recurring: RECURRING,
  tax_behavior: oneOf('exclusive', 'inclusive', 'unspecified'),
  unit_amount: integer(),
  unit_amount_decimal: text(),
};

/** An inline price, as checkout sessions take it. */
export const PRICE_DATA = hash(SHAPE);

/** Makes the price (and the product, where it comes inline too) that an inline price describes. */
export function priceFromData(account: Account, data: Parsed<typeof SHAPE>, param: string): Price {
  checkCurrency(data.currency, `${param}[currency]`);
  if (data.unit_amount_decimal !== undefined) {
    throw invalidRequest('The sandbox takes whole minor units only: send unit_amount.', {
      param: `${param}[unit_amount_decimal]`,
    });
  }
  if (data.unit_amount === undefined) throw missingParameter(`${param}[unit_amount]`);
  checkStep(data.unit_amount, data.currency, `${param}[unit_amount]`);
  const recurring = data.recurring ? recurrence(data.recurring.interval, data.recurring.interval_count) : null;
  const product = productOf(account, data, param);
  return newPrice(account, {
    active: false,
    currency: data.currency,
    product,
    recurring,
    unit_amount: data.unit_amount,
    ...(data.tax_behavior ? { tax_behavior: data.tax_behavior } : {}),
  });
}

export function productOf(
  account: Account,
  { product, product_data }: { product?: string; product_data?: ProductData },
  param: string,
): string {
  const at = (name: string): string => (param ? `${param}[${name}]` : name);
  if (product !== undefined && product_data) {
    throw exclusiveParameters(at('product'), at('product_data'));
  }
  if (product !== undefined) return activeProduct(account, product, at('product'));
  if (!product_data) throw missingParameter(at('product'));
  const { metadata: pairs, tax_details: _t, ...details } = product_data;
  return newProduct(account, { ...details, metadata: mergeMetadata({}, pairs) }).id;
}

type ProductData = ReturnType<typeof PRODUCT_DATA.read>;

function activeProduct(account: Account, id: string, param: string): string {
  const product = find(account, 'products', 'product', id, param);
  if (!product.active) throw invalidRequest(`The product ${id} is not active.`, { param });
  return id;
}
