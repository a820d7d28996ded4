import type { ContributionOptions, CurrencyOption } from './options';

/**
 * The offered currency a donor most likely thinks in, from the time zone first (where they are) and their languages'
 * regions next (where they are from). Never from an IP address: nobody is located.
 */
export function preferredCurrency(options: ContributionOptions, place: DonorPlace): CurrencyOption {
  const codes = [currencyOfZone(place.timeZone), ...place.languages.map(currencyOfLanguage)];
  const offered = codes.map((code) => options.currencies.find((currency) => currency.code === code));
  return offered.find((currency) => currency !== undefined) ?? options.currencies[0];
}

export interface DonorPlace {
  /** IANA name, such as "Europe/Warsaw". */
  timeZone: string;
  /** BCP 47 tags, the dearest first. */
  languages: readonly string[];
}

export function donorPlace(): DonorPlace {
  // Undefined where the system has no zone set, whatever the type says.
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone ?? '';
  return { timeZone, languages: navigator.languages };
}

const CURRENCY_OF_ZONE: Record<string, string> = {
  'Europe/London': 'GBP',
  'Europe/Belfast': 'GBP',
  'Europe/Zurich': 'CHF',
  'Europe/Vaduz': 'CHF',
  'Europe/Busingen': 'CHF',
  'Europe/Warsaw': 'PLN',
  'Europe/Stockholm': 'SEK',
  'Europe/Prague': 'CZK',
  'Asia/Tokyo': 'JPY',
  'Europe/Oslo': 'NOK',
  'Europe/Copenhagen': 'DKK',
  'Europe/Budapest': 'HUF',
  'Europe/Bucharest': 'RON',
  'America/Toronto': 'CAD',
  'America/Vancouver': 'CAD',
};

// A region's own currency where it is not that of its continent's zones.
const CURRENCY_OF_REGION: Record<string, string> = {
  US: 'USD',
  GB: 'GBP',
  CH: 'CHF',
  LI: 'CHF',
  PL: 'PLN',
  SE: 'SEK',
  CZ: 'CZK',
  JP: 'JPY',
  NO: 'NOK',
  DK: 'DKK',
  HU: 'HUF',
  RO: 'RON',
  CA: 'CAD',
  AU: 'AUD',
  NZ: 'NZD',
};
const EURO_REGIONS = 'AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK'.split(' ');

/** Zones of Europe without a currency of their own above mostly pay in euros, or know them best. */
function currencyOfZone(zone: string): string | undefined {
  const [continent] = zone.split('/');
  return CURRENCY_OF_ZONE[zone] ?? { Europe: 'EUR', America: 'USD', Pacific: 'USD', Australia: 'AUD' }[continent ?? ''];
}

function currencyOfLanguage(tag: string): string | undefined {
  const region = regionOf(tag);
  return CURRENCY_OF_REGION[region] ?? (EURO_REGIONS.includes(region) ? 'EUR' : undefined);
}

/** "cs" says Czechia as well as "cs-CZ" does; a bare "en" or "ru" says too little. */
function regionOf(tag: string): string {
  const locale = localeOf(tag);
  if (locale === undefined) return '';
  const isWorldwide = locale.language === 'en' || locale.language === 'ru';
  return locale.region ?? (isWorldwide ? '' : (locale.maximize().region ?? ''));
}

/** Browsers in a bare system locale report tags such as "en-US@posix", which are none; a donor must still see the box. */
function localeOf(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag);
  } catch {
    return undefined;
  }
}
