/** What `GET /v1/contribution-options` answers. Amounts are whole numbers of minor units. */
export interface ContributionOptions {
  newsroom: {
    name: string;
    privacyPolicyUrl: string;
    consentVersion: string;
    statementDescriptor: string;
    texts: { heading?: string; appeal?: string };
    colours: Colours;
  };
  languages: string[];
  /** The first is proposed where nothing suggests another. */
  currencies: [CurrencyOption, ...CurrencyOption[]];
  returnTo: string[];
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
  frequencies: Record<Frequency, AmountOptions>;
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
