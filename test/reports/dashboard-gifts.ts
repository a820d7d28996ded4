import type { FigureRow } from '../../src/reports/pages/dashboard/dashboard-rows';
import type { RunningApp } from '../support/app';
import { query } from '../support/query';
import { readDashboard } from '../support/reports';

/** How many gifts there were in a month, by currency. */
export type Gifts = Readonly<Record<string, number>>;

/** As the dashboard of a day tells them. */
export async function giftsOnDashboard(app: RunningApp, day: string): Promise<Gifts> {
  const { figures } = await readDashboard(app, day);
  const rows = figures.map((row) => JSON.parse(row) as FigureRow);
  const gifts = rows.filter(({ about, kind }) => about === 'now' && kind === 'gifts');
  return Object.fromEntries(gifts.map(({ currency, amount }) => [currency, Number(amount)]));
}

/** As the charges have them, from the first of the month to the end of the day. */
export async function giftsByCharges(databaseUrl: string, day: string): Promise<Gifts> {
  const rows = await query<{ currency: string; count: number }>(databaseUrl, CONFIRMED, [day]);
  return Object.fromEntries(rows.map(({ currency, count }) => [currency, count]));
}

const CONFIRMED = `
  select currency, count(*)::integer as count from charges
  where status = 'succeeded' and amount_captured_minor > 0
    and created >= date_trunc('month', $1::timestamp) at time zone 'Europe/Amsterdam'
    and created < ($1::timestamp + interval '1 day') at time zone 'Europe/Amsterdam'
  group by currency`;
