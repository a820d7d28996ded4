import type { Currency } from '../money/currencies';
import type { Campaign } from './campaigns';
import type { MonthlyQuestion } from './monthly-question';

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
