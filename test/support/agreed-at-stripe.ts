import type { LocalStripe } from '../../scripts/seed/life/stripe';

/** Seven euros at the newsroom's own account, as GiveWP would have it there. @returns Stripe's ids */
export async function agreedAtStripe(
  stripe: LocalStripe,
  email: string,
  { recurring = { interval: 'month' }, metadata = {} }: { recurring?: object; metadata?: object } = {},
): Promise<{ id: string; customer: string }> {
  const customer = await stripe.call('POST', '/v1/customers', { email });
  const method = await stripe.call('POST', '/v1/payment_methods/pm_card_visa/attach', { customer: customer.id });
  const product = await stripe.call('POST', '/v1/products', { name: 'Contribution' });
  const price_data = { currency: 'eur', product: product.id, unit_amount: 700, recurring };
  const { id } = await stripe.call('POST', '/v1/subscriptions', {
    ...{ customer: customer.id, default_payment_method: method.id, items: [{ price_data }], metadata },
  });
  return { id, customer: customer.id };
}
