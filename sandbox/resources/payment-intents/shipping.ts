import { hash } from '../../api/parameters/containers';
import { required } from '../../api/parameters/parameter';
import { text, unsettableText } from '../../api/parameters/scalars';
import type { PaymentIntent } from '../../account/wire';
import { ADDRESS, address as fullAddress } from '../customers/address';

export const SHIPPING = hash({
  address: required(ADDRESS),
  carrier: text(),
  name: required(text()),
  phone: unsettableText(),
  tracking_number: text(),
});

export type Shipping = ReturnType<typeof SHIPPING.read>;

/** Where goods would be sent, in full. */
export function shippingOf(given: Shipping | undefined): PaymentIntent['shipping'] {
  if (!given) return null;
  const { address, carrier = null, name, phone = null, tracking_number = null } = given;
  return { address: fullAddress(address), carrier, name, phone, tracking_number };
}
