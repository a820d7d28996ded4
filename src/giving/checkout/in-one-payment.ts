import type { Newsroom } from '../../foundation/newsroom/newsroom';
import { AmountAtOnceAboveMaximum, MonthsNotOffered } from './checkout-problems';
import { checkWish, type GiftRequest } from './gift-request';

/**
 * A monthly gift whose months are to be paid at once is a single gift of their sum, which renews nothing. The amount of a
 * month lies within the bounds of monthly gifts, the sum within those of single ones.
 * @throws Problem with the number the donor needs
 */
export function inOnePayment(request: GiftRequest, newsroom: Newsroom): GiftRequest {
  if (request.monthsCovered === undefined) return request;
  if (!newsroom.twelveMonths || request.frequency !== 'monthly') throw new MonthsNotOffered();
  const { amountMinor, currency, language } = checkWish(request, newsroom);
  const sumMinor = amountMinor * BigInt(request.monthsCovered);
  const { maximumMinor } = boundsOfSingleGifts(currency, newsroom);
  if (sumMinor > maximumMinor) throw new AmountAtOnceAboveMaximum(sumMinor, maximumMinor, { currency, language });
  // Bounded by what a single gift may be, far below 2^53.
  return { ...request, frequency: 'one-time', amount: { minor: Number(sumMinor) } };
}

function boundsOfSingleGifts(code: string, { currencies }: Newsroom) {
  const offered = currencies.find(({ currency }) => currency.code === code);
  if (offered === undefined) throw new Error(`${code} was checked to be offered`);
  return offered.frequencies['one-time'];
}
