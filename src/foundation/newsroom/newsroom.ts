import type { Currency } from '../money/currencies';
import type { Campaign } from './campaigns';
import type { MonthlyQuestion } from './monthly-question';
import type { PaymentCosts } from '../money/fee-cover';

/** One newsroom, as its file says and `loadNewsroom` has checked. newsroom/schema.json describes every field. */
export interface Newsroom {
  name: string;
  statementDescriptor: string;
  productNames: Record<Frequency, string>;
  neutralDenyList: string[];
  /** Where its books are kept: days and months of reports are cut in this IANA zone. */
  timeZone: string;
  privacyPolicyUrl: string;
  termsUrl?: string;
  contactUrl: string;
  consentVersion: string;
  languages: string[];
  defaultLanguage: string;
  texts: Partial<Record<string, NewsroomTexts>>;
  colours: NewsroomColours;
  /** In the order of the file; the first is proposed where nothing suggests another. */
  currencies: [NewsroomCurrency, ...NewsroomCurrency[]];
  returnAddresses: Record<string, ReturnAddress>;
  embedOrigins: string[];
  paymentMethods: string[];
  /** What is being tried now; undefined: nothing. */
  experiment: Experiment | undefined;
  /** Whether article and UTM codes are kept with a gift. */
  attribution: boolean;
  /** Whether readers can ask for a newsletter. */
  newsletter: boolean;
  /** Whether donors are told in January where the statement of their year is. */
  yearStatements: boolean;
  /** Whether twelve monthly gifts can be paid at once. */
  twelveMonths: boolean;
  /** Whether donors may say something with a gift. */
  tributes: boolean;
  /** Those with a page of their own, by code. */
  campaigns: Partial<Record<string, Campaign>>;
  /** Undefined: nobody is asked. */
  monthlyQuestion?: MonthlyQuestion;
}

export const FREQUENCIES = ['one-time', 'monthly', 'annual'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

export interface NewsroomTexts {
  heading?: string;
  appeal?: string;
  /** What a donor's statement is good for. */
  statement?: string;
}

/** "#rrggbb" each. */
export interface NewsroomColours {
  accent?: string;
  accentDark?: string;
}

export interface NewsroomCurrency {
  currency: Currency;
  frequencies: Record<Frequency, FrequencyAmounts>;
  /** Undefined: donors are not asked to cover them. */
  costs: NewsroomCosts | undefined;
}

/** What a payment is reckoned to cost, before it is known how it will be paid. */
export interface NewsroomCosts extends PaymentCosts {
  /** The way of paying they are reckoned for, by one of the names in `paymentMethods`. */
  method: string;
}

/** In minor units of the currency they stand under. */
export interface FrequencyAmounts {
  presetsMinor: bigint[];
  defaultMinor: bigint;
  minimumMinor: bigint;
  maximumMinor: bigint;
}

/** Absolute, or a path on our own pages. */
export interface ReturnAddress {
  success: string;
  cancel: string;
}

/** The way back that our own pages ask for; every newsroom file has it. */
export const OWN_RETURN_KEY = 'thank-you';

/** Two or more ways to ask, shown to readers by chance. One at a time: two at once would blur each other. */
export interface Experiment {
  /** A code, such as "presets-2027": counts are kept under it. */
  readonly name: string;
  readonly variants: readonly ExperimentVariant[];
}

export interface ExperimentVariant {
  /** "control" changes nothing: it is also what a browser without script shows. */
  readonly code: string;
  /** Its share is this of the sum of all. */
  readonly weight: number;
  /** Other presets, by currency and frequency, in minor units as the file has them: they are only handed on. */
  readonly amounts: Readonly<Record<string, Partial<Record<Frequency, VariantAmounts>>>>;
  /** Other words, by language. */
  readonly texts: Readonly<Record<string, VariantTexts>>;
}

export interface VariantAmounts {
  readonly presetsMinor: number[];
  readonly defaultMinor: number;
}

export interface VariantTexts extends NewsroomTexts {
  /** The button that goes on, with {amount} in it. */
  readonly buttons?: Partial<Record<Frequency, string>>;
}
