import { exportIn } from '../../src/imports/formats/export-file';
import type { Source } from '../../src/imports/formats/format';
import { SUBSCRIPTION_FORMATS } from '../../src/imports/formats/formats';
import { readSubscriptions } from '../../src/imports/subscriptions/read-subscriptions';
import { rhythmIn } from '../../src/imports/subscriptions/rhythm';

const read = (source: Source, lines: readonly string[], options = {}) => {
  const { subscriptions, skipped, faults } = readSubscriptions(
    exportIn(lines.join('\n')),
    SUBSCRIPTION_FORMATS[source],
    options,
  );
  const told = subscriptions.map((each) =>
    [
      each.externalId,
      each.way,
      `${each.amountMinor} ${each.currency}`,
      each.frequency,
      each.nextChargeOn,
      each.email,
    ].join(' '),
  );
  return { told, skipped: skipped.byReason, faults: faults.map(({ line, column }) => `${line} ${column}`) };
};

describe('reading agreements', () => {
  it('Stripe: they are adopted, an amount times its quantity, and need no address', () => {
    const header = 'id,Customer Email,Plan,Quantity,Currency,Interval,Amount,Status,Current Period End (UTC)';
    expect(
      read('stripe', [
        header,
        'sub_1,anna@example.org,p,3,eur,month,5.00,active,2027-01-05 10:00',
        'sub_2,,p,1,usd,year,120.00,past_due,2027-01-06 10:00',
        'sub_3,x@example.org,p,1,usd,year,120.00,canceled,2027-01-06 10:00',
        'sub_4,x@example.org,p,1,usd,week,1.00,active,2027-01-06 10:00',
      ]),
    ).toEqual({
      told: ['sub_1 adopt 1500 EUR monthly 2027-01-05 anna@example.org', 'sub_2 adopt 12000 USD annual 2027-01-06 '],
      skipped: { 'not active': 1 },
      faults: ['5 Interval'],
    });
  });

  it('PayPal and GiveWP: donors are invited and need an address, but for what is at Stripe', () => {
    const paypal = [
      'Subscription ID,Status,Subscriber Email,Amount,Currency,Billing Period,Billing Frequency,Next Billing Date',
      'I-1,Active,anna@example.org,"1.000,50",EUR,MONTH,12,15/01/2027',
      'I-2,Active,,5,EUR,MONTH,1,16/01/2027',
      'I-1,Active,ben@example.org,5,EUR,MONTH,1,17/01/2027',
      'I-4,Suspended,ben@example.org,5,EUR,MONTH,1,17/01/2027',
    ];
    expect(read('paypal', paypal)).toEqual({
      told: ['I-1 invite 100050 EUR annual 2027-01-15 anna@example.org'],
      skipped: { 'not active': 1 },
      faults: ['3 Subscriber Email', '4 Subscription ID'],
    });
    const givewp = [
      'email,period,frequency,amount,status,gateway_id,gateway_subscription_id,expiration',
      'a@example.org,month,1,10.00,active,stripe_payment_element,sub_9,2027-01-09 00:00:00',
      'b@example.org,month,1,10.00,active,paypal-commerce,I-9,2027-01-10 00:00:00',
    ];
    expect(read('givewp', givewp, { currency: 'EUR' }).told).toEqual([
      'sub_9 adopt 1000 EUR monthly 2027-01-09 a@example.org',
      'I-9 invite 1000 EUR monthly 2027-01-10 b@example.org',
    ]);
  });

  it('at our own account a year of twelve months is none: what is to be done stands with the line', () => {
    const header = 'id,Customer Email,Currency,Interval,Interval Count,Amount,Status,Current Period End (UTC)';
    const lines = [
      'sub_1,a@example.org,eur,month,12,120.00,active,2027-01-05',
      'sub_2,,eur,year,1,9.00,active,2027-01-05',
    ];
    const { subscriptions, faults } = readSubscriptions(
      exportIn([header, ...lines].join('\n')),
      SUBSCRIPTION_FORMATS.stripe,
      {},
    );
    expect(subscriptions.map(({ externalId }) => externalId)).toEqual(['sub_2']);
    expect(faults).toEqual([
      { line: 2, column: 'Interval', expected: expect.stringContaining('plan a yearly price at Stripe') },
    ]);
  });

  it('a month and a year are read however they are written, and no other rhythm', () => {
    for (const [text, count] of [
      ['month', ''],
      ['1 month', ''],
      ['MONTH', '1'],
      ['Monthly', ''],
    ] as const)
      expect(rhythmIn(text, count)).toBe('monthly');
    for (const [text, count] of [
      ['12 months', ''],
      ['year', '1'],
      ['month', '12'],
      ['Annually', ''],
    ] as const)
      expect(rhythmIn(text, count)).toBe('annual');
    for (const [text, count] of [
      ['3 months', ''],
      ['month', '2'],
      ['14 days', ''],
      ['', ''],
      ['month', 'x'],
    ] as const)
      expect(rhythmIn(text, count)).toHaveProperty('expected');
  });
});
