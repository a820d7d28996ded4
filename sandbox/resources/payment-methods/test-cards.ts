import type { Aftermath, Behaviour, Decline } from './instrument';

/** A card of Stripe's documentation. https://docs.stripe.com/testing */
export interface TestCard {
  readonly number: string;
  readonly brand: 'visa' | 'mastercard' | 'discover' | 'amex';
  readonly country: string;
  readonly behaviour: Behaviour;
  /** Offered on the payment page, in these words. */
  readonly hint?: string;
  /** Names under which the API takes it: `pm_card_…` for a payment method, `tok_…` for a token. */
  readonly tokens: readonly string[];
}

const GENERIC: Decline = { code: 'card_declined', declineCode: 'generic_decline', message: 'Your card was declined.' };
const INSUFFICIENT: Decline = {
  code: 'card_declined',
  declineCode: 'insufficient_funds',
  message: 'Your card has insufficient funds.',
};
/** A real card in test mode: refused with its own code, so that nobody types one twice. */
const NOT_A_TEST_CARD: Decline = {
  code: 'card_declined',
  declineCode: 'test_mode_live_card',
  message: 'Your card was declined. This is a sandbox: use one of its test cards, never a real one.',
};

const US = { country: 'US' } as const;
const DE = { country: 'DE' } as const;
const SUCCEEDS: Behaviour = { kind: 'succeeds' };
const ASKS: Behaviour = { kind: 'asks_authentication' };

export const TEST_CARDS: readonly TestCard[] = [
  {
    ...US,
    number: '4242424242424242',
    brand: 'visa',
    behaviour: SUCCEEDS,
    hint: 'pays',
    tokens: ['pm_card_visa', 'tok_visa'],
  },
  {
    ...US,
    number: '5555555555554444',
    brand: 'mastercard',
    behaviour: SUCCEEDS,
    tokens: ['pm_card_mastercard', 'tok_mastercard'],
  },
  { ...US, number: '378282246310005', brand: 'amex', behaviour: SUCCEEDS, tokens: ['pm_card_amex', 'tok_amex'] },
  {
    ...US,
    number: '6011000990139424',
    brand: 'discover',
    behaviour: SUCCEEDS,
    tokens: ['pm_card_discover', 'tok_discover'],
  },
  {
    ...US,
    number: '4000000000000002',
    brand: 'visa',
    behaviour: declines(GENERIC),
    hint: 'is declined',
    tokens: ['pm_card_chargeDeclined', 'pm_card_visa_chargeDeclined', 'tok_chargeDeclined'],
  },
  {
    ...US,
    number: '4000000000009995',
    brand: 'visa',
    behaviour: declines(INSUFFICIENT),
    hint: 'has insufficient funds',
    tokens: [
      'pm_card_chargeDeclinedInsufficientFunds',
      'pm_card_visa_chargeDeclinedInsufficientFunds',
      'tok_chargeDeclinedInsufficientFunds',
    ],
  },
  {
    ...US,
    number: '4000000000000341',
    brand: 'visa',
    behaviour: { kind: 'declines', decline: GENERIC, only: 'when_charged' },
    tokens: ['pm_card_chargeCustomerFail', 'tok_chargeCustomerFail'],
  },
  {
    ...DE,
    number: '4000002760003184',
    brand: 'visa',
    behaviour: ASKS,
    hint: 'asks your bank first',
    tokens: ['pm_card_authenticationRequired', 'pm_card_authenticationRequiredOnSetup'],
  },
  {
    ...DE,
    number: '4000000000003220',
    brand: 'visa',
    behaviour: ASKS,
    tokens: ['pm_card_threeDSecure2Required', 'pm_card_threeDSecureRequired'],
  },
  {
    ...DE,
    number: '4000002500003155',
    brand: 'visa',
    behaviour: { kind: 'asks_authentication', until: 'set_up' },
    tokens: ['pm_card_authenticationRequiredSetup'],
  },
  paysAndThen('4000000000000077', 'available_at_once', 'bypassPending'),
  paysAndThen('4000000000007726', 'refund_pends', 'pendingRefund', 'is refunded slowly'),
  paysAndThen('4000000000005126', 'refund_fails', 'refundFail', 'cannot be refunded'),
  paysAndThen('4000000000000259', 'disputed_as_fraudulent', 'createDispute', 'is disputed'),
  paysAndThen('4000000000002685', 'disputed_as_not_received', 'createDisputeProductNotReceived'),
  paysAndThen('4000000000001976', 'inquired_about', 'createDisputeInquiry'),
  paysAndThen('4000000000005423', 'reported_as_fraudulent', 'createIssuerFraudRecord'),
];

/** The card of that number; one that is unknown but well-formed is refused as a real card would be. */
export function cardNumbered(typed: string): TestCard | undefined {
  const number = typed.replace(/[\s-]/g, '');
  const known = TEST_CARDS.find((card) => card.number === number);
  if (known || !hasCheckDigit(number)) return known;
  return { ...US, number, brand: 'visa', behaviour: declines(NOT_A_TEST_CARD), tokens: [] };
}

export function cardNamed(token: string): TestCard | undefined {
  return TEST_CARDS.find(({ tokens }) => tokens.includes(token));
}

function paysAndThen(number: string, aftermath: Aftermath, name: string, hint?: string): TestCard {
  return {
    ...US,
    number,
    brand: 'visa',
    behaviour: { kind: 'succeeds', aftermath },
    tokens: [`pm_card_${name}`, `tok_${name}`],
    ...(hint === undefined ? {} : { hint }),
  };
}

function declines(decline: Decline): Behaviour {
  return { kind: 'declines', decline };
}

/** Luhn's check: a mistyped number is told apart from a card that is not for testing. */
function hasCheckDigit(number: string): boolean {
  if (!/^\d{13,19}$/.test(number)) return false;
  const digits = [...number].reverse().map(Number);
  const weighted = digits.map((digit, place) => (place % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2));
  return weighted.reduce((sum, digit) => sum + digit, 0) % 10 === 0;
}
