import { TooManyRequests } from '../../src/infrastructure/limits/too-many-requests';
import { ValidationFailed } from '../../src/foundation/problem/validated';
import { givePageWith } from '../../src/giving/checkout/give-page-redirect';

const parametersOf = (address: string) => Object.fromEntries(new URL(address, 'http://127.0.0.1').searchParams);

describe('the way back to the plain form', () => {
  it('has what was chosen and what the page needs to say', () => {
    const chosen = { frequency: 'one-time', currency: 'EUR', amount: '25,00', language: 'zh-Hant', receipt: 'on' };
    expect(parametersOf(givePageWith(new TooManyRequests(30), { ...chosen, attemptId: 'a', email: 'jane' }))).toEqual({
      problem: 'too_many_requests',
      retryAfterSeconds: '30',
      ...chosen,
    });
  });

  it('has nothing that somebody typed into a field that is only chosen from', () => {
    const typed = {
      frequency: 'jane@example.org',
      currency: 'Jane Roe',
      language: 'x'.repeat(21),
      receipt: '',
      amount: 5,
    };
    const problem = new ValidationFailed('A field is unknown.', { field: 'jane@example.org' });
    expect(parametersOf(givePageWith(problem, typed))).toEqual({ problem: 'validation_failed' });
  });

  it('has forty characters of an amount at most', () => {
    const { amount } = parametersOf(givePageWith(new TooManyRequests(30), { amount: '9'.repeat(99) }));
    expect(amount).toBe('9'.repeat(40));
  });
});
