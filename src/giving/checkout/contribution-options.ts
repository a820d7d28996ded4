import { paletteOf } from '../../foundation/newsroom/palette';
import type { FrequencyAmounts, Newsroom, NewsroomCurrency } from '../../foundation/newsroom/newsroom';
import type { ContributionOptionsDocument, CurrencyOptions, FrequencyOptions } from './contribution-options.dto';
import { monthlyQuestionOptions } from './monthly-question-options';
import { methodsIn } from './methods-in';

/** What a page needs to offer a gift: the newsroom file's public part, in one language. */
export function contributionOptions(
  newsroom: Newsroom,
  language: string,
): Omit<ContributionOptionsDocument, 'reminders' | 'newsletter'> {
  const { name, privacyPolicyUrl, consentVersion, statementDescriptor } = newsroom;
  const { heading, appeal } = newsroom.texts[language] ?? newsroom.texts[newsroom.defaultLanguage] ?? {};
  return {
    newsroom: {
      name,
      privacyPolicyUrl,
      consentVersion,
      statementDescriptor,
      texts: { ...(heading !== undefined && { heading }), ...(appeal !== undefined && { appeal }) },
      colours: paletteOf(newsroom.colours),
    },
    languages: newsroom.languages,
    currencies: newsroom.currencies.map((each) => currencyOptions(each, newsroom.paymentMethods)),
    paymentMethods: newsroom.paymentMethods,
    returnTo: Object.keys(newsroom.returnAddresses),
    ...{ twelveMonths: newsroom.twelveMonths, tributes: newsroom.tributes },
    monthlyQuestion: newsroom.monthlyQuestion && monthlyQuestionOptions(newsroom.monthlyQuestion),
  };
}

function currencyOptions({ currency, frequencies }: NewsroomCurrency, methods: readonly string[]): CurrencyOptions {
  return {
    code: currency.code,
    exponent: currency.exponent,
    stepMinor: Number(currency.stepMinor),
    paymentMethods: methodsIn(currency.code, methods),
    frequencies: {
      'one-time': amounts(frequencies['one-time']),
      monthly: amounts(frequencies.monthly),
      annual: amounts(frequencies.annual),
    },
  };
}

/** Checked at boot to lie within Stripe's eight digits, so they are exact as JSON numbers. */
function amounts({ presetsMinor, defaultMinor, minimumMinor, maximumMinor }: FrequencyAmounts): FrequencyOptions {
  return {
    presetsMinor: presetsMinor.map(Number),
    defaultMinor: Number(defaultMinor),
    minimumMinor: Number(minimumMinor),
    maximumMinor: Number(maximumMinor),
  };
}
