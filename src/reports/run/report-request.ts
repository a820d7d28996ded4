import { isDay, isZone, dayIn, later, spelledAs } from '../../foundation/calendar/local-days';
import { findCurrency } from '../../foundation/money/currencies';
import { FREQUENCIES } from '../../foundation/newsroom/newsroom';
import { CAMPAIGN_PATTERN } from '../../giving/contributions/campaign';
import type { Narrowing, ReportDefinition } from '../definitions/definition';
import { ReportParameterWrong } from './report-problems';

/** What was asked for, every value checked; empty: not narrowed. */
export interface ReportRequest {
  readonly from: string;
  readonly to: string;
  readonly zone: string;
  readonly currency: string;
  readonly frequency: string;
  readonly campaign: string;
  /** Number of a sealed block; undefined: the last. */
  readonly asOf: string | undefined;
}

/** Of the newsroom, for what was not said. */
export interface ReportDefaults {
  readonly zone: string;
  readonly now: Date;
}

/**
 * Reads the query of an address. Without an interval: this month so far. A field left empty, as forms send it, counts as
 * not said. @throws ReportParameterWrong naming the field
 */
export function readReportRequest(
  query: Readonly<Record<string, unknown>>,
  definition: ReportDefinition,
  defaults: ReportDefaults,
): ReportRequest {
  const said = saidIn(query, definition);
  // What is closed is closed in the newsroom's zone: another spelling of it is no way around that.
  const zone = spelledAs(defaults.zone, said['zone'] ?? defaults.zone);
  if (!isZone(zone)) throw new ReportParameterWrong('zone', 'The zone is an IANA name, such as Europe/Amsterdam.');
  const today = dayIn(zone, defaults.now);
  const from = dayOf('from', said['from'] ?? `${today.slice(0, 7)}-01`);
  const open = from > today ? later(from, { months: 1 }) : later(today, { days: 1 });
  const to = dayOf('to', said['to'] ?? (open > LATEST ? LATEST : open));
  const earliest = later(from, { days: 1 });
  if (to <= from)
    throw new ReportParameterWrong('to', `to is the day after the last: ${earliest} at the earliest.`, earliest);
  return { from, to, zone, ...narrowingsOf(said), asOf: asOfIn(said) };
}

const KNOWN = ['from', 'to', 'zone', 'as-of'];

function saidIn(
  query: Readonly<Record<string, unknown>>,
  { name, narrowedBy }: ReportDefinition,
): Record<string, string> {
  const said: Record<string, string> = {};
  for (const [field, value] of Object.entries(query)) {
    if (typeof value !== 'string') throw new ReportParameterWrong(field, `${field} is said once.`);
    if (value === '') continue;
    const isKnown = KNOWN.includes(field) || narrowedBy.includes(field as Narrowing);
    if (!isKnown) {
      const all = [...KNOWN, ...narrowedBy].join(', ');
      throw new ReportParameterWrong(field, `The report ${name} takes ${all}, and nothing else.`);
    }
    said[field] = value;
  }
  return said;
}

function dayOf(field: 'from' | 'to', text: string): string {
  if (!isDay(text)) throw new ReportParameterWrong(field, `${field} is a day, such as 2027-03-01.`);
  const [earliest, latest] =
    field === 'from' ? [EARLIEST, later(LATEST, { days: -1 })] : [later(EARLIEST, { days: 1 }), LATEST];
  if (text < earliest) throw new ReportParameterWrong(field, `${field} is ${earliest} at the earliest.`, earliest);
  if (text > latest) throw new ReportParameterWrong(field, `${field} is ${latest} at the latest.`, latest);
  return text;
}

/** Before Stripe, and far beyond every plan: more would only let a report list days for ever. */
const [EARLIEST, LATEST] = ['2000-01-01', '2100-01-01'];

function narrowingsOf(said: Readonly<Record<string, string>>): Pick<ReportRequest, Narrowing> {
  const { currency = '', frequency = '', campaign = '' } = said;
  if (currency !== '' && findCurrency(currency)?.code !== currency)
    throw new ReportParameterWrong('currency', 'The currency is a code in capitals, such as EUR.');
  if (frequency !== '' && !(FREQUENCIES as readonly string[]).includes(frequency))
    throw new ReportParameterWrong('frequency', `The frequency is one of ${FREQUENCIES.join(', ')}.`);
  if (campaign !== '' && !CAMPAIGN_PATTERN.test(campaign))
    throw new ReportParameterWrong('campaign', 'A campaign is a code, such as autumn-2027.');
  return { currency, frequency, campaign };
}

function asOfIn({ 'as-of': asOf }: Readonly<Record<string, string>>): string | undefined {
  if (asOf !== undefined && !/^\d{1,15}$/.test(asOf))
    throw new ReportParameterWrong('as-of', 'as-of is the number of a sealed block of the ledger.');
  return asOf;
}
