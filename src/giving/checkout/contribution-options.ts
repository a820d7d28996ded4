import { paletteOf } from '../../foundation/newsroom/palette';
import type { SwitchedOff } from '../../infrastructure/switches/switches';
import type { Experiment, FrequencyAmounts, Newsroom, NewsroomCurrency } from '../../foundation/newsroom/newsroom';
import type {
  ContributionOptionsDocument,
  CurrencyOptions,
  ExperimentDocument,
  FrequencyOptions,
} from './contribution-options.dto';
import { methodsBySwitch } from './methods-in';
import { monthlyQuestionOptions } from './monthly-question-options';

/** What a page needs to offer a gift: the newsroom file's public part, in one language. */
export function contributionOptions(
  newsroom: Newsroom,
  language: string,
  off: SwitchedOff,
): Omit<ContributionOptionsDocument, 'reminders' | 'newsletter'> {
  const { name, privacyPolicyUrl, consentVersion, statementDescriptor } = newsroom;
  const { heading, appeal } = newsroom.texts[language] ?? newsroom.texts[newsroom.defaultLanguage] ?? {};
  const currencies = newsroom.currencies.map((each) => currencyOptions(each, newsroom.paymentMethods, off.methods));
  return {
    newsroom: {
      name,
      privacyPolicyUrl,
      consentVersion,
      statementDescriptor,
      texts: { ...(heading !== undefined && { heading }), ...(appeal !== undefined && { appeal }) },
      colours: paletteOf(newsroom.colours),
    },
    ...(newsroom.experiment && { experiment: inLanguage(newsroom.experiment, language) }),
    closed: off.giving || currencies.every(isClosed),
    attribution: newsroom.attribution,
    languages: newsroom.languages,
    currencies,
    paymentMethods: newsroom.paymentMethods,
    returnTo: Object.keys(newsroom.returnAddresses),
    ...{ twelveMonths: newsroom.twelveMonths, tributes: newsroom.tributes },
    monthlyQuestion: newsroom.monthlyQuestion && monthlyQuestionOptions(newsroom.monthlyQuestion),
  };
}

function inLanguage({ name, variants }: Experiment, language: string): ExperimentDocument {
  return { name, variants: variants.map((variant) => ({ ...variant, texts: variant.texts[language] ?? {} })) };
}

function currencyOptions(
  { currency, frequencies, costs }: NewsroomCurrency,
  methods: readonly string[],
  methodsOff: SwitchedOff['methods'],
): CurrencyOptions {
  const offered = methodsBySwitch(currency.code, methods, methodsOff);
  return {
    code: currency.code,
    exponent: currency.exponent,
    stepMinor: Number(currency.stepMinor),
    paymentMethods: offered.on,
    ...(offered.off.length > 0 && { methodsOff: offered.off }),
    ...(costs && { feeCover: { ...costs, fixedMinor: Number(costs.fixedMinor) } }),
    frequencies: {
      'one-time': amounts(frequencies['one-time']),
      monthly: amounts(frequencies.monthly),
      annual: amounts(frequencies.annual),
    },
  };
}

/** All of its ways of paying are switched off. */
function isClosed({ paymentMethods, methodsOff = [] }: CurrencyOptions): boolean {
  return paymentMethods.length === 0 && methodsOff.length > 0;
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
