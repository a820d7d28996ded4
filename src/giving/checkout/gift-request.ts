import type { Currency } from '../../foundation/money/currencies';
import { parseAmount } from '../../foundation/money/parse-amount';
import { isRunning } from '../../foundation/newsroom/experiment';
import type { FrequencyAmounts, Newsroom, NewsroomCurrency } from '../../foundation/newsroom/newsroom';
import type { Tribute } from '../donors/tributes/tribute';
import type { FrequencyTerms } from '../contributions/frequency-terms';
import type { Pledge } from '../contributions/contributions.service';
import {
  AmountAboveMaximum,
  AmountBelowMinimum,
  AmountNotANumber,
  AmountNotWholeStep,
  ConsentMissing,
  ConsentOutdated,
  UnknownCurrency,
  UnknownReturnKey,
  type BoundContext,
} from './checkout-problems';
import { checkFeeCover, type FeeCoverRequest } from './fee-cover-request';

/** A request of either shape, its amount not yet looked at: a JSON number of minor units, or text as typed. */
export interface GiftRequest extends Omit<Pledge, 'amountMinor' | 'feeCoverMinor'> {
  /** What is said with it; null: nothing any more, left out: what was said before stays. Never part of the pledge. */
  readonly tribute?: Tribute | null;
  /** The gift alone: bounds are for it. */
  readonly amount: { readonly minor: unknown } | { readonly typed: string };
  readonly feeCover?: FeeCoverRequest;
}

/** What somebody wants to give, today or when reminded. */
export type Wish = Pick<Pledge, 'frequency' | 'amountMinor' | 'currency' | 'language' | 'returnTo' | 'consentVersion'>;
export type WishRequest = Omit<Wish, 'amountMinor'> & Pick<GiftRequest, 'amount'>;

/** Turns a request into a pledge within the newsroom's bounds. @throws Problem with the number the donor needs */
export function checkGift(request: GiftRequest, newsroom: Newsroom, terms: FrequencyTerms): Pledge {
  const { amount: _, tribute: __, feeCover, origin, variant, ...rest } = request;
  const wish = checkWish(request, newsroom);
  const feeCoverMinor = checkFeeCover(feeCover, wish.amountMinor, offered(wish.currency, newsroom));
  const amountMinor = wish.amountMinor + feeCoverMinor;
  const kept = {
    // Where the newsroom keeps no origins, they are not even looked at.
    ...(newsroom.attribution && origin !== undefined && { origin }),
    ...(variant !== undefined && isRunning(newsroom.experiment, variant) && { variant }),
  };
  return { ...rest, ...kept, ...wish, amountMinor, feeCoverMinor, receipt: request.receipt || terms.needsReceipt };
}

/** @throws Problem with the number the donor needs */
export function checkWish(request: WishRequest, newsroom: Newsroom): Wish {
  const { frequency, amount, returnTo, consentVersion } = request;
  const { currency, frequencies } = offered(request.currency, newsroom);
  const read = 'typed' in amount ? typedAmount(amount.typed, currency) : minorAmount(amount.minor, currency);
  const amountMinor = withinBounds(read, frequencies[frequency], request);
  checkConsent(consentVersion, newsroom.consentVersion);
  if (!Object.hasOwn(newsroom.returnAddresses, returnTo)) {
    throw new UnknownReturnKey(Object.keys(newsroom.returnAddresses));
  }
  const language = newsroom.languages.includes(request.language) ? request.language : newsroom.defaultLanguage;
  return { frequency, currency: currency.code, language, amountMinor, returnTo, consentVersion };
}

/** An amount as it was typed, of a gift that goes on. @throws Problem with the number the donor needs */
export function checkTypedAmount(typed: string, context: BoundContext, newsroom: Newsroom): bigint {
  const { currency, frequencies } = offered(context.currency, newsroom);
  return withinBounds(typedAmount(typed, currency), frequencies[context.frequency], context);
}

/** An amount, or that it lies beyond every bound on one side. */
type ReadAmount = bigint | 'far too small' | 'far too large';

function offered(code: string, newsroom: Newsroom): NewsroomCurrency {
  const found = newsroom.currencies.find(({ currency }) => currency.code === code);
  if (found === undefined) throw new UnknownCurrency(newsroom.currencies.map(({ currency }) => currency.code));
  return found;
}

function minorAmount(minor: unknown, currency: Currency): ReadAmount {
  if (typeof minor !== 'number' || !Number.isFinite(minor)) throw new AmountNotANumber('amountMinor');
  if (!Number.isInteger(minor)) throw new AmountNotWholeStep(currency.stepMinor, currency.code);
  // From 2^53 on a JSON number may already be another one than was sent.
  if (!Number.isSafeInteger(minor)) return minor > 0 ? 'far too large' : 'far too small';
  const amountMinor = BigInt(minor);
  if (amountMinor % currency.stepMinor !== 0n) throw new AmountNotWholeStep(currency.stepMinor, currency.code);
  return amountMinor;
}

function typedAmount(typed: string, currency: Currency): ReadAmount {
  const parsed = parseAmount(typed, currency);
  if ('amountMinor' in parsed) return parsed.amountMinor;
  switch (parsed.fault) {
    case 'negative':
      return 'far too small';
    case 'too_large':
      return 'far too large';
    case 'too_precise':
      throw new AmountNotWholeStep(currency.stepMinor, currency.code);
    case 'empty':
    case 'not_a_number':
    case 'ambiguous':
      throw new AmountNotANumber('amount');
  }
}

function withinBounds(amount: ReadAmount, bounds: FrequencyAmounts, context: BoundContext): bigint {
  const { minimumMinor, maximumMinor } = bounds;
  if (amount === 'far too small' || (typeof amount === 'bigint' && amount < minimumMinor)) {
    throw new AmountBelowMinimum(minimumMinor, context);
  }
  if (amount === 'far too large' || amount > maximumMinor) throw new AmountAboveMaximum(maximumMinor, context);
  return amount;
}

/** @throws ConsentMissing, ConsentOutdated */
export function checkConsent(given: string, current: string): void {
  if (given === '') throw new ConsentMissing();
  if (given !== current) throw new ConsentOutdated();
}
