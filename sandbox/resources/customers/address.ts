import type { PaymentMethod } from '../../account/wire';
import { hash } from '../../api/parameters/containers';
import { unsettableText } from '../../api/parameters/scalars';

export type Address = NonNullable<PaymentMethod['billing_details']['address']>;

export const ADDRESS = hash({
  city: unsettableText(),
  country: unsettableText(),
  line1: unsettableText(),
  line2: unsettableText(),
  postal_code: unsettableText(),
  state: unsettableText(),
});

const NOWHERE = { city: null, country: null, line1: null, line2: null, postal_code: null, state: null };

/** An address with all its fields; the SDK types them as text, and Stripe sends null for what is not known. */
export function address(given: Partial<{ [F in keyof Address]: string | null }> = {}): Address {
  return { ...NOWHERE, ...given } as Address;
}
