import type { PoolClient } from 'pg';
import type { ReportAbout } from './reading';
import type { ReportRequest } from './report-request';

/**
 * The newsroom's name when an interval was closed: it may have another by now, and what was closed stays the same bytes.
 * @returns undefined for what is not told as of the block with which it was closed
 */
export async function nameAsClosed(
  client: PoolClient,
  { zone, to }: Pick<ReportRequest, 'zone' | 'to'>,
  { block }: ReportAbout['asOf'],
): Promise<string | undefined> {
  const { rows } = await client.query<{ newsroom: string | null }>(CLOSED, [zone, to, block]);
  return rows[0]?.newsroom ?? undefined;
}

/** Also of a month that was opened again since: as of that block all is as it was. */
const CLOSED = `
  select newsroom from period_closings where zone = $1 and ends_on >= $2::date and block = $3::bigint
  order by ends_on, id limit 1`;
