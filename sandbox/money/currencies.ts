import { invalidRequest } from '../api/stripe-error';

/** Decimal places in which Stripe takes amounts; two unless named here. https://docs.stripe.com/currencies */
const NO_DECIMALS = 'bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' ');
const THREE_DECIMALS = 'bhd jod kwd omr tnd'.split(' ');
/** Written with two decimals, which must be 00: kept so for older callers. */
const WHOLE_UNITS_ONLY = ['isk', 'ugx'];

const TWO_DECIMALS = `aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bmd bnd bob brl bsd bwp byn bzd cad cdf chf cny
cop crc cve czk dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gtq gyd hkd hnl htg huf idr ils inr jmd kes kgs khr kyd kzt
lak lbp lkr lrd lsl mad mdl mkd mmk mnt mop mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd pab pen pgk php pkr pln qar ron
rsd rub sar sbd scr sek sgd shp sle sos srd std szl thb tjs top try ttd twd tzs uah usd uyu uzs wst xcd yer zar zmw`;

const ALL = new Set([...TWO_DECIMALS.split(/\s+/), ...NO_DECIMALS, ...THREE_DECIMALS, ...WHOLE_UNITS_ONLY]);

/** The least Stripe charges, in minor units. https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts */
const MINIMUM: Record<string, number> = {
  aed: 200,
  aud: 50,
  bgn: 100,
  brl: 50,
  cad: 50,
  chf: 50,
  czk: 1500,
  dkk: 250,
  eur: 50,
  gbp: 30,
  hkd: 400,
  huf: 17500,
  inr: 50,
  jpy: 50,
  mxn: 1000,
  myr: 200,
  nok: 300,
  nzd: 50,
  pln: 200,
  ron: 200,
  sek: 300,
  sgd: 50,
  thb: 1000,
  usd: 50,
};

/** Eight digits, in every currency. */
const MAXIMUM = 99_999_999;

/** @throws StripeError 400 for a currency Stripe does not take */
export function checkCurrency(currency: string, param: string): void {
  if (!ALL.has(currency)) throw invalidRequest(`Invalid currency: ${currency}.`, { param });
}

/** @throws StripeError 400 where the currency does not have such an amount */
export function checkStep(amount: number, currency: string, param: string): void {
  const step = THREE_DECIMALS.includes(currency) ? 10 : WHOLE_UNITS_ONLY.includes(currency) ? 100 : 1;
  if (amount % step === 0) return;
  throw invalidRequest(`Invalid amount: ${currency} amounts must be divisible by ${step}.`, { param });
}

/** @throws StripeError 400 with the code amount_too_small or amount_too_large */
export function checkChargeable(amount: number, currency: string, param: string | undefined): void {
  const minimum = MINIMUM[currency] ?? 1;
  const where = param === undefined ? {} : { param };
  if (amount < minimum) {
    const message = `The total amount due must be at least ${inWords(minimum, currency)}.`;
    throw invalidRequest(message, { ...where, code: 'amount_too_small' });
  }
  if (amount > MAXIMUM) {
    const message = `The total amount due must be no more than ${inWords(MAXIMUM, currency)}.`;
    throw invalidRequest(message, { ...where, code: 'amount_too_large' });
  }
}

export function decimalPlaces(currency: string): number {
  if (NO_DECIMALS.includes(currency)) return 0;
  return THREE_DECIMALS.includes(currency) ? 3 : 2;
}

/** `10.00 EUR`, for messages and the payment page. */
export function inWords(amount: number, currency: string): string {
  const places = decimalPlaces(currency);
  const digits = String(amount).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${places ? `${whole}.${digits.slice(-places)}` : whole} ${currency.toUpperCase()}`;
}
