import path from 'node:path';
import { loadNewsroom } from '../../src/foundation/newsroom/load-newsroom';
import { annualTerms } from '../../src/giving/annual/annual.terms';
import { sessionRequest } from '../../src/giving/checkout-sessions/session-request';
import type { Contribution } from '../../src/giving/contributions/contribution.entity';

const NEWSROOM = loadNewsroom(path.resolve(__dirname, '../../newsroom/example.json'));

const CONTRIBUTION: Contribution = {
  ...{ id: '3f0a1b52-8f6e-4a55-9c1d-0d2f6c9f1a11', attemptId: '3f0a1b52-8f6e-4a55-9c1d-0d2f6c9f1a12' },
  ...{ frequency: 'annual', amountMinor: 10_050n, currency: 'EUR', language: 'ru', returnTo: 'thank-you' },
  ...{ requestHash: Buffer.alloc(32), receipt: true, consentVersion: '2026-11', donorId: null },
  ...{ status: 'pledged', pledgedAt: new Date(0), possibleDuplicateOf: null },
  reminderHash: null,
  campaign: null,
  monthsCovered: null,
  variant: null,
  placement: null,
  feeCoverMinor: 0n,
};

function cancelUrlOf(changes: Partial<Contribution>): string | undefined {
  const request = sessionRequest({
    methodsOff: [],
    ...{ contribution: { ...CONTRIBUTION, ...changes }, terms: annualTerms, newsroom: NEWSROOM },
    ...{ checkoutSessionId: '3f0a1b52-8f6e-4a55-9c1d-0d2f6c9f1a13', expiresAt: new Date(7_200_000) },
    publicUrl: new URL('https://give.example'),
  });
  return request.cancel_url;
}

it('whoever goes back from the payment page finds our form as it was filled', () => {
  const address = 'https://give.example/give?language=ru&frequency=annual&currency=EUR&amount=100.50';
  expect(cancelUrlOf({})).toBe(address);
  expect(cancelUrlOf({ frequency: 'one-time' })).toContain('amount=100.50&receipt=on');
  expect(cancelUrlOf({ amountMinor: 10_383n, feeCoverMinor: 333n })).toBe(`${address}&cover=on`);
  expect(
    cancelUrlOf({ frequency: 'one-time', amountMinor: 18_569n, feeCoverMinor: 569n, monthsCovered: 12 }),
  ).toContain('frequency=monthly&currency=EUR&amount=15&months=12&cover=on');
  expect(cancelUrlOf({ currency: 'JPY', amountMinor: 5000n })).toContain('currency=JPY&amount=5000');
});

it('the address of another page says nothing of a gift', () => {
  expect(cancelUrlOf({ returnTo: 'article' })).toBe('https://give.example/');
});
