import { ADDRESS } from './address';
import { hash, ignored, list } from '../../api/parameters/containers';
import { metadata } from '../../api/parameters/metadata';
import { integer, oneOf, text, unsettableText } from '../../api/parameters/scalars';

/** Stripe's limits. */
const MAX_NAME_CHARACTERS = 256;
const MAX_EMAIL_CHARACTERS = 512;
const MAX_PHONE_CHARACTERS = 20;

/** What a customer may be created and changed with. */
export const CUSTOMER_PARAMETERS = {
  address: ADDRESS,
  balance: integer(Number.MIN_SAFE_INTEGER),
  business_name: ignored(),
  cash_balance: ignored(),
  description: unsettableText(),
  email: unsettableText(MAX_EMAIL_CHARACTERS),
  individual_name: ignored(),
  invoice_prefix: text(12),
  invoice_settings: hash({
    custom_fields: ignored(),
    default_payment_method: unsettableText(),
    footer: ignored(),
    rendering_options: ignored(),
  }),
  metadata: metadata(),
  name: unsettableText(MAX_NAME_CHARACTERS),
  next_invoice_sequence: integer(1),
  phone: unsettableText(MAX_PHONE_CHARACTERS),
  preferred_locales: list(text()),
  shipping: ignored(),
  source: ignored(),
  tax: ignored(),
  tax_exempt: oneOf('exempt', 'none', 'reverse'),
  validate: ignored(),
};
