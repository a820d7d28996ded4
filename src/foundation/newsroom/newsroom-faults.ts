import { isZone } from '../calendar/local-days';
import { isLoopback } from '../config/addresses';
import { findCurrency, type Currency } from '../money/currencies';
import { feeCoverOf } from '../money/fee-cover';
import { LEAST_TEXT_CONTRAST, PAGE_DARK, PAGE_LIGHT, contrast, tinted } from './contrast';
import { campaignFaults } from './campaign-faults';
import { monthlyQuestionFaults } from './monthly-question-faults';
import { experimentFaults } from './experiment-faults';
import { deniedWords } from './neutral-words';
import { FREQUENCIES, OWN_RETURN_KEY, type Newsroom } from './newsroom';
import type { FileAmounts, NewsroomFile } from './newsroom-file';

/** What a schema cannot see: how the fields of a file agree with each other and with Stripe's limits. */
export function newsroomFaults(file: NewsroomFile): string[] {
  return [
    ...languageFaults(file),
    ...currencyFaults(file),
    ...feeCoverFaults(file),
    ...experimentFaults(file, (at, amounts, code) => {
      const currency = findCurrency(code);
      return currency ? amountFaults(at, amounts, currency) : [];
    }),
    ...neutralityFaults(file),
    ...colourFaults(file),
    ...returnFaults(file),
    ...monthlyQuestionFaults(file),
    ...campaignFaults(file),
    ...(isZone(file.timeZone ?? 'UTC') ? [] : [`timeZone "${file.timeZone}" is not a zone's IANA name`]),
    ...(file.returnAddresses[OWN_RETURN_KEY]
      ? []
      : [`returnAddresses has no "${OWN_RETURN_KEY}", which our own pages use`]),
  ];
}

function languageFaults({ languages, defaultLanguage, texts = {} }: NewsroomFile): string[] {
  const named = [...Object.keys(texts).map((language) => `texts.${language}`), `defaultLanguage.${defaultLanguage}`];
  const unknown = named
    .filter((name) => !languages.includes(name.slice(name.indexOf('.') + 1)))
    .map((name) => `${name} is not among languages`);
  return [...unknown, ...textFaults(languages, texts)];
}

/** What is said in one language is said in all, or a page would speak two. */
function textFaults(languages: readonly string[], texts: Newsroom['texts']): string[] {
  return (['heading', 'appeal'] as const).flatMap((field) => {
    const [said] = languages.filter((language) => texts[language]?.[field] !== undefined);
    const missing = said === undefined ? [] : languages.filter((language) => texts[language]?.[field] === undefined);
    return missing.map((language) => `texts.${language} has no ${field}, but texts.${said} has one`);
  });
}

function currencyFaults({ currencies }: NewsroomFile): string[] {
  const faults: string[] = [];
  for (const [code, frequencies] of Object.entries(currencies)) {
    const currency = findCurrency(code);
    if (!currency) faults.push(`currencies.${code} is not in the currency table`);
    else
      for (const name of FREQUENCIES)
        faults.push(...amountFaults(`currencies.${code}.${name}`, frequencies[name], currency));
  }
  return faults;
}

function amountFaults(at: string, amounts: FileAmounts, currency: Currency): string[] {
  const { presetsMinor, defaultMinor, minimumMinor, maximumMinor } = amounts;
  const every = [...presetsMinor, minimumMinor, maximumMinor];
  const outside = presetsMinor.filter((preset) => preset < minimumMinor || preset > maximumMinor);
  const rising = presetsMinor.every((preset, index) => index === 0 || preset > (presetsMinor[index - 1] ?? 0));
  const step = Number(currency.stepMinor);
  return [
    presetsMinor.includes(defaultMinor) ? '' : `defaultMinor ${defaultMinor} is not one of its presets`,
    rising ? '' : 'presetsMinor do not rise',
    outside.length === 0 ? '' : `presetsMinor ${outside.join(', ')} lie outside its bounds`,
    minimumMinor < currency.stripeMinimumMinor ? `minimumMinor is under Stripe's ${currency.stripeMinimumMinor}` : '',
    maximumMinor > currency.stripeMaximumMinor ? `maximumMinor is over Stripe's ${currency.stripeMaximumMinor}` : '',
    minimumMinor <= maximumMinor ? '' : 'minimumMinor is over maximumMinor',
    every.every((amount) => amount % step === 0) ? '' : `amounts are not all multiples of ${step}`,
  ]
    .filter((fault) => fault !== '')
    .map((fault) => `${at}: ${fault}`);
}

/** Bounds are for the gift: with what covers its costs, the largest of them must still be one that Stripe takes. */
function feeCoverFaults({ feeCover = {}, currencies, paymentMethods }: NewsroomFile): string[] {
  return Object.entries(feeCover).flatMap(([code, { method, basisPoints, fixedMinor }]) => {
    const [currency, amounts] = [findCurrency(code), currencies[code]];
    if (!currency || !amounts) return [`feeCover.${code} is not among currencies`];
    const giftMinor = BigInt(Math.max(...FREQUENCIES.map((name) => amounts[name].maximumMinor)));
    const grossMinor = giftMinor + feeCoverOf(giftMinor, { basisPoints, fixedMinor: BigInt(fixedMinor) }, currency);
    return [
      basisPoints + fixedMinor > 0 ? '' : `feeCover.${code} costs nothing: leave it out`,
      paymentMethods.includes(method) ? '' : `feeCover.${code}: method "${method}" is not among paymentMethods`,
      grossMinor <= currency.stripeMaximumMinor
        ? ''
        : `feeCover.${code}: ${giftMinor} with its costs is ${grossMinor}, over Stripe's ${currency.stripeMaximumMinor}`,
    ].filter((fault) => fault !== '');
  });
}

function neutralityFaults({ statementDescriptor, productNames, neutralDenyList }: NewsroomFile): string[] {
  const outward = { statementDescriptor, ...productNames };
  return Object.entries(outward).flatMap(([field, text]) =>
    deniedWords(text, neutralDenyList).map((word) => `${field} "${text}" holds "${word}" of neutralDenyList`),
  );
}

function colourFaults({ colours = {} }: NewsroomFile): string[] {
  const pairs = [
    ['accent', colours.accent, PAGE_LIGHT],
    ['accentDark', colours.accentDark, PAGE_DARK],
  ] as const;
  return pairs
    .filter(([, colour, page]) => colour !== undefined && contrast(colour, tinted(colour, page)) < LEAST_TEXT_CONTRAST)
    .map(
      ([name, colour, page]) =>
        `colours.${name} ${colour} cannot be read on ${page}: contrast under ${LEAST_TEXT_CONTRAST}`,
    );
}

function returnFaults({ returnAddresses }: NewsroomFile): string[] {
  return Object.entries(returnAddresses).flatMap(([key, { success, cancel }]) =>
    Object.entries({ success, cancel }).flatMap(([way, address]) =>
      addressFaults(address).map((fault) => `returnAddresses.${key}.${way} ${fault}`),
    ),
  );
}

/** The session's secret travels in the query of a return address. */
function addressFaults(address: string): string[] {
  const faults: string[] = [];
  if (address.includes('#')) faults.push('must have no #fragment');
  if (address.startsWith('/')) return faults;
  const url = URL.parse(address);
  if (url === null) faults.push('is not an address');
  else if (url.protocol !== 'https:' && !isLoopback(url.hostname)) faults.push('must begin with https://');
  return faults;
}
