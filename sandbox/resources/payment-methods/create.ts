import type { Account } from '../../account/account';
import type { PaymentMethod } from '../../account/wire';
import { hash, ignored } from '../../api/parameters/containers';
import { mergeMetadata, metadata } from '../../api/parameters/metadata';
import { required, type Parsed } from '../../api/parameters/parameter';
import { integer, oneOf, text, unsettableText } from '../../api/parameters/scalars';
import { route } from '../../api/route';
import { StripeError, invalidRequest, missingParameter } from '../../api/stripe-error';
import { ADDRESS, address as fullAddress } from '../customers/address';
import { newBankAccount, newCard, type BillingDetails } from './payment-method';
import { cardNamed, cardNumbered, type TestCard } from './test-cards';
import { accountNumbered } from './test-ibans';

export const BILLING_DETAILS = hash({
  address: ADDRESS,
  email: unsettableText(),
  name: unsettableText(),
  phone: unsettableText(),
  tax_id: unsettableText(),
});

const SHAPE = {
  allow_redisplay: oneOf('always', 'limited', 'unspecified'),
  billing_details: BILLING_DETAILS,
  card: hash({
    cvc: text(),
    exp_month: integer(1, 12),
    exp_year: integer(),
    networks: ignored(),
    number: text(),
    token: text(),
  }),
  metadata: metadata(),
  radar_options: ignored(),
  sepa_debit: hash({ iban: required(text()) }),
  type: required(oneOf('card', 'sepa_debit')),
};

/** `POST /v1/payment_methods`: test cards by number or token, test bank accounts by IBAN. */
export const CREATE_PAYMENT_METHOD = route('POST', '/v1/payment_methods', SHAPE, ({ account, params }) => {
  const made = make(account, params, billingOf(params.billing_details));
  const { allow_redisplay = 'unspecified' } = params;
  return account.store.put('payment_methods', {
    ...made,
    allow_redisplay,
    metadata: mergeMetadata({}, params.metadata),
  });
});

function make(
  account: Account,
  { type, card, sepa_debit }: Parsed<typeof SHAPE>,
  billing: BillingDetails,
): PaymentMethod {
  if (type === 'sepa_debit') {
    if (!sepa_debit) throw missingParameter('sepa_debit');
    const bank = accountNumbered(sepa_debit.iban);
    if (!bank) throw invalidRequest('The IBAN is not one of the test numbers.', { param: 'sepa_debit[iban]' });
    if (!billing.name) throw missingParameter('billing_details[name]');
    if (!billing.email) throw missingParameter('billing_details[email]');
    return newBankAccount(account, bank, billing);
  }
  if (!card) throw missingParameter('card');
  return newCard(account, cardOf(card), billing);
}

function cardOf({ number, token }: { number?: string; token?: string }): TestCard {
  const card = token === undefined ? cardNumbered(number ?? '') : cardNamed(token);
  if (card) return card;
  if (token !== undefined)
    throw invalidRequest(`No such token: '${token}'`, { param: 'card[token]', code: 'resource_missing' });
  throw new StripeError(402, {
    type: 'card_error',
    code: 'incorrect_number',
    message: 'Your card number is incorrect.',
    param: 'number',
  });
}

function billingOf(given: ReturnType<typeof BILLING_DETAILS.read> | undefined): BillingDetails {
  const { address, ...rest } = given ?? {};
  return {
    email: null,
    name: null,
    phone: null,
    tax_id: null,
    ...rest,
    address: fullAddress(address),
  };
}
