import { FieldReader } from '../../../src/infrastructure/stripe/facts/field-reader';

describe('a value that Stripe never sent before', () => {
  const read = (value: string) => () => new FieldReader({ status: value }, 'charge').oneOf('status', ['succeeded']);

  it('is named when it has the form of a word of Stripe’s', () => {
    expect(read('half_succeeded')).toThrow('charge.status has a value we do not know: half_succeeded');
  });

  it.each(['jane@example.org', 'Jane Roe', 'x'.repeat(41), ''])('is not repeated when it is %j', (value) => {
    expect(read(value)).toThrow(/^charge\.status has a value we do not know$/);
  });
});
