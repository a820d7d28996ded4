import type { PoolClient } from 'pg';
import type { LateFacts } from '../definitions/definition';
import type { ReportAbout } from './reading';
import { ReportParameterWrong } from './report-problems';
import type { ReportRequest } from './report-request';

/**
 * The block a report counts up to: the one asked for; else, of an interval that is closed, the one with which it was; else
 * the last. Where late facts count when they happened there is nothing that a closing could keep as it was, and it is the
 * last. @throws ReportParameterWrong for a block that is not sealed yet
 */
export async function blockAsOf(
  client: PoolClient,
  { asOf, zone, to }: Pick<ReportRequest, 'asOf' | 'zone' | 'to'>,
  lateFacts: LateFacts = 'in the first open month',
): Promise<ReportAbout['asOf']> {
  if (asOf !== undefined && Number(asOf) === 0) return BEFORE_THE_FIRST;
  const { rows } = await client.query<Row>(BLOCK, [asOf ?? null, zone, to, lateFacts === 'when they happened']);
  const [block] = rows;
  if (block !== undefined) return { block: block.number, sealedAt: block.sealed_at.toISOString(), hash: block.hash };
  if (asOf === undefined) return BEFORE_THE_FIRST;
  throw new ReportParameterWrong('as-of', `Block ${asOf} of the ledger is not sealed yet.`);
}

/** The last block, whatever is closed: for pages that tell how things stand now. */
export async function lastBlock(client: PoolClient): Promise<ReportAbout['asOf']> {
  return blockAsOf(client, { asOf: undefined, zone: '', to: '-infinity' });
}

interface Row {
  readonly number: string;
  readonly sealed_at: Date;
  readonly hash: string;
}

const BEFORE_THE_FIRST: ReportAbout['asOf'] = { block: '0', sealedAt: null, hash: '0'.repeat(64) };

const BLOCK = `
  select number::text, sealed_at, encode(hash, 'hex') as hash from ledger_blocks
  where number = coalesce($1::bigint, (
      select block from period_closings where not $4 and reopened_at is null and zone = $2 and ends_on >= $3::date
      order by ends_on limit 1),
    (select max(number) from ledger_blocks))`;
