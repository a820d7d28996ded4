import { createHash } from 'node:crypto';
import type { Account } from '../account/account';
import { unbuilt } from '../api/stripe-error';
import { balanceTime } from './balance-time';

/** Worth of one unit in euros, roughly: what matters is that it is fixed. */
const IN_EUROS: Record<string, number> = {
  aud: 0.56,
  brl: 0.16,
  cad: 0.62,
  chf: 1.06,
  czk: 0.0405,
  dkk: 0.134,
  eur: 1,
  gbp: 1.15,
  hkd: 0.111,
  huf: 0.0026,
  inr: 0.0097,
  jpy: 0.0057,
  kwd: 2.81,
  mxn: 0.046,
  nok: 0.085,
  nzd: 0.5,
  pln: 0.235,
  ron: 0.197,
  sek: 0.091,
  sgd: 0.67,
  try: 0.0205,
  usd: 0.88,
};
const DAY_SECONDS = 86_400;
/** A rate moves by at most this share around its base: enough that a refund never takes what its charge brought. */
const MOVEMENT = 0.01;
/** Digits Stripe shows of a rate. */
const DIGITS = 6;

/**
 * One unit of the first currency in units of the second: the rate that was set, or the base rate moved by the day. The
 * same day has the same rate in every run.
 * @throws StripeError 501 for a currency whose rate nobody has set
 */
export function rateNow(account: Account, from: string, into: string): number {
  const set = account.store.get('settings', rateKey(from, into))?.value;
  if (set !== undefined) return Number(set);
  const [one, other] = [IN_EUROS[from], IN_EUROS[into]];
  if (one === undefined || other === undefined) throw unbuilt(`the exchange rate of ${from} in ${into}`);
  const day = Math.floor(balanceTime(account) / DAY_SECONDS);
  return Number(((one / other) * (1 + MOVEMENT * swing(`${from} ${into} ${day}`))).toPrecision(DIGITS));
}

/** From now on, whatever the day. */
export function setRate(account: Account, from: string, into: string, rate: number): void {
  account.store.transaction(() => account.store.put('settings', { id: rateKey(from, into), value: rate }));
}

function rateKey(from: string, into: string): string {
  return `rate_${from}_${into}`;
}

/** Between −1 and 1, and always the same for the same text. */
function swing(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE() / 0x7fff_ffff - 1;
}
