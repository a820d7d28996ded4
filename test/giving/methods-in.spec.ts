import { methodsIn } from '../../src/giving/checkout/methods-in';

const NAMES = ['card', 'Apple Pay', 'Lastschrift (SEPA)', 'Przelewy24', 'BLIK'];

it.each([
  ['EUR', ['card', 'Apple Pay', 'Lastschrift (SEPA)', 'Przelewy24']],
  ['PLN', ['card', 'Apple Pay', 'Przelewy24', 'BLIK']],
  ['USD', ['card', 'Apple Pay']],
])('in %s only methods that Stripe offers there are named', (currency, offered) => {
  expect(methodsIn(currency, NAMES)).toEqual(offered);
});
