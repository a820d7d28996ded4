import { readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * What went wrong elsewhere, where it was reported, and the test here that would see it: its file below test/ and the
 * beginning of its name.
 */
const KNOWN: readonly (readonly [failure: string, reported: string, file: string, test: string])[] = [
  [
    'of two events in one second the first wins for good',
    'stripe/sync-engine #268',
    'properties/known-failures/events.spec.ts',
    'two changes of one second end in the later one',
  ],
  [
    'a late "created" lowers what is active',
    'laravel/cashier-stripe #1201, #1678 and #1759',
    'properties/known-failures/events.spec.ts',
    'a subscription that was created incomplete and is active stays so',
  ],
  [
    'the mark that an event is done commits, its effects do not',
    'dj-stripe/dj-stripe #832',
    'properties/crashes.spec.ts',
    'every statement of one life, cut %s: nothing is lost and nothing doubled',
  ],
  [
    'an event is stored and never run',
    'onetimesecret/onetimesecret #3691',
    'crash/at-each-point.spec.ts',
    '$when: nothing is lost and nothing doubled',
  ],
  [
    'a second insert at the same time crashes',
    'dj-stripe/dj-stripe #1239',
    'properties/deliveries.spec.ts',
    'process once what is delivered fifty times at once',
  ],
  [
    'a late payment_intent.created makes a paid payment pending',
    'polarsource/polar #13315',
    'properties/known-failures/events.spec.ts',
    'a late payment_intent.created does not make a paid gift an open one',
  ],
  [
    'a failure told after the success takes back a paid invoice',
    'getlago/lago #5630',
    'properties/known-failures/events.spec.ts',
    'a failed try told after the one that paid does not take back a paid invoice',
  ],
  [
    'an unpaid completed session is taken as paid',
    'TryGhost/Ghost #30118',
    'properties/known-failures/events.spec.ts',
    'a page that was completed unpaid is no gift until the bank has paid',
  ],
  [
    'money is kept and the order refused, because the price was no longer what it was',
    'polarsource/polar #12250',
    'properties/known-failures/payment-pages.spec.ts',
    'what is paid on an open page is booked, though it is no longer offered',
  ],
  [
    'money is kept and the order refused, because the amount is not the one expected',
    'polarsource/polar #12250',
    'properties/known-failures/money.spec.ts',
    'that is not what the donor chose is booked all the same',
  ],
  [
    'the cumulative amount_refunded is added up twice',
    'anomalyco/opencode #28400',
    'properties/known-failures/money.spec.ts',
    'is booked once, though the charge tells the sum of all of them every time',
  ],
  [
    'a refund made in the dashboard is dropped',
    'antiwork/gumroad #5695',
    'properties/known-failures/money.spec.ts',
    'made in the dashboard is booked like any other',
  ],
  [
    'a refund fails or is canceled later, and stays counted',
    'antiwork/gumroad #5779',
    'properties/known-failures/money.spec.ts',
    'that %s leaves the gift as it was, in any order',
  ],
  [
    'charge.refunded without a list of refunds crashes',
    'woocommerce/woocommerce-gateway-stripe #2497',
    'properties/known-failures/money.spec.ts',
    'is known by its own event where charge.refunded brings no list of refunds',
  ],
  [
    'renamed fields of an invoice are read as nothing',
    'craftcms/commerce-stripe #343 and Mirascope/lilypad #723',
    'properties/known-failures/events.spec.ts',
    'is parked where a field is not where its version has it',
  ],
  [
    'a currency without cents is charged a hundred times over',
    'mozilla/donate.mozilla.org #454',
    'properties/known-failures/money.spec.ts',
    'in a currency without cents is charged and booked as it was chosen',
  ],
  [
    "a dispute's outcome is read from the wrong event",
    'juspay/hyperswitch #11687',
    'properties/known-failures/money.spec.ts',
    'that was won is won, also when charge.dispute.%s is told last',
  ],
  [
    'the endpoint is disabled after days of errors, and nobody knows',
    'woocommerce/woocommerce-gateway-stripe #1289',
    'operations/doctor.spec.ts',
    'corrects an endpoint that somebody changed, and calls for a person until it is right',
  ],
  [
    'an event longer than others is refused at the door',
    'mozilla/fxa #8861',
    'properties/known-failures/webhook-bodies.spec.ts',
    'of %s is taken',
  ],
  [
    'the framework has parsed the body, and no signature fits any more',
    'golevelup/nestjs #425',
    'properties/known-failures/webhook-bodies.spec.ts',
    'written %s is read as it was signed',
  ],
  [
    'two open pages become two subscriptions',
    'adcontextprotocol/adcp #3184',
    'properties/known-failures/payment-pages.spec.ts',
    'whose page stands open twice is one subscription',
  ],
  [
    'a page that was opened again becomes a second subscription',
    'adcontextprotocol/adcp #3184',
    'properties/known-failures/payment-pages.spec.ts',
    'whose page is opened again after its time is one subscription',
  ],
  [
    'a second subscription of one donor is noticed by nobody',
    'adcontextprotocol/adcp #3184',
    'journeys/give-again-and-again.spec.ts',
    'two gifts of one donor are both booked, and the second is pointed out',
  ],
  [
    'a receipt is sent once for every time its charge is told of',
    'pay-rails/pay #612',
    'properties/known-failures/letters.spec.ts',
    'a charge has one receipt, however often and in whatever order it is told of',
  ],
  [
    'a renewal is thanked for before it is paid, and again when it is',
    'polarsource/polar #13268',
    'properties/known-failures/letters.spec.ts',
    'a renewal is thanked for once it is paid, once',
  ],
];

test.each(KNOWN)('"%s" (%s) is looked for in %s', (_failure, _reported, file, name) => {
  const source = readFileSync(path.join(__dirname, '../..', file), 'utf8').replaceAll(COMMENTS, '');
  expect(source).not.toMatch(LEFT_OUT);
  const [before, ...found] = source.split(`'${name}`);
  expect(found).toHaveLength(1);
  expect(before).toMatch(TEST_BEGINS);
});

const COMMENTS = /^\s*(?:\/\/|\/?\*).*$/gm;
/** A test that is there and does not run sees nothing. */
const LEFT_OUT = /\b(?:it|test|describe)\.(?:skip|only|todo|failing)\b|\bx(?:it|test|describe)\b/;
/** Or the end of what `each` was given. */
const TEST_BEGINS = /(?:\b(?:it|test)|\))\(\s*$/;
