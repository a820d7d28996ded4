/** What `GET /v1/contribution-options` answers. Amounts are whole numbers of minor units. */
export interface ContributionOptions {
  newsroom: {
    name: string;
    privacyPolicyUrl: string;
    consentVersion: string;
    statementDescriptor: string;
    texts: NewsroomTexts;
    colours: Colours;
  };
  languages: string[];
  /** True while no new gift is taken. */
  closed?: boolean;
  /** What is being tried now. */
  experiment?: { name: string; variants: [Variant, ...Variant[]] };
  /** The first is proposed where nothing suggests another. */
  currencies: [CurrencyOption, ...CurrencyOption[]];
  returnTo: string[];
  /** True where articles and UTM codes are kept with gifts. */
  attribution?: boolean;
  /** True once readers may ask to be reminded. */
  reminders?: boolean;
  /** True where readers may ask for a newsletter. */
  newsletter?: boolean;
  /** True where something may be said with a gift. */
  tributes?: boolean;
  /** True where twelve monthly gifts can be paid at once. */
  twelveMonths?: boolean;
  /** When to ask whether a monthly gift would suit instead of a single one. */
  monthlyQuestion?: MonthlyQuestion;
}

export interface MonthlyQuestion {
  /** For how long a browser that said no is not asked again; 0: for as long as its tab is open. */
  askAgainAfterDays: number;
  suggestions: { currency: string; fromMinor: number; upToMinor: number; monthlyMinor: number }[];
}

export const FREQUENCIES = ['one-time', 'monthly', 'annual'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** "#rrggbb" each; the "on" colours are for text upon the others. */
export type Colours = Record<'accent' | 'onAccent' | 'accentDark' | 'onAccentDark', string>;

export interface CurrencyOption {
  code: string;
  exponent: number;
  stepMinor: number;
  /** Names of those that Stripe offers in this currency. */
  paymentMethods: string[];
  /** Those that are switched off for now. */
  methodsOff?: string[];
  /** What a payment costs, where donors are offered to cover it. */
  feeCover?: { method: string; basisPoints: number; fixedMinor: number };
  frequencies: Record<Frequency, AmountOptions>;
}

export interface NewsroomTexts {
  heading?: string;
  appeal?: string;
  /** In place of ours, with {amount} in it. */
  buttons?: Partial<Record<Frequency, string>>;
}

/** "control" changes nothing. */
export interface Variant {
  code: string;
  weight: number;
  /** By currency and frequency. */
  amounts: Record<string, Partial<Record<Frequency, Pick<AmountOptions, 'presetsMinor' | 'defaultMinor'>>>>;
  texts: NewsroomTexts;
}

export interface AmountOptions {
  presetsMinor: number[];
  defaultMinor: number;
  minimumMinor: number;
  maximumMinor: number;
}

/** Rejects when the API cannot be reached or does not answer 200. */
export async function fetchOptions(api: string, language: string): Promise<ContributionOptions> {
  const address = `${api}/v1/contribution-options?language=${encodeURIComponent(language)}`;
  const reply = await fetch(address, {
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    signal: AbortSignal.timeout(OPTIONS_TIMEOUT_MS),
  });
  if (!reply.ok) throw new Error(`contribution options: ${reply.status}`);
  return (await reply.json()) as ContributionOptions;
}

// Slow phones on bad networks need some seconds for a first connection; after this a "try again" helps more.
const OPTIONS_TIMEOUT_MS = 15_000;
