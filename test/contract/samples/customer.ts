import { CREATED_AT } from './instants';

/** The customer Checkout makes of a donor in subscription mode. */
export const customer = {
  id: 'cus_SampleDonor01',
  object: 'customer',
  balance: 0,
  default_source: null,
  description: null,
  email: 'reader@example.org',
  created: CREATED_AT,
  invoice_settings: { custom_fields: null, default_payment_method: null, footer: null, rendering_options: null },
  livemode: false,
  metadata: { donor: '0190d0e0' },
  shipping: null,
};
