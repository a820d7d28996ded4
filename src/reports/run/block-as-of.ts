import type { PoolClient } from 'pg';
import type { ReportAbout } from './reading';
import { ReportParameterWrong } from './report-problems';

/** The block a report counts up to. @param wished undefined: the last. @throws ReportParameterWrong when there is none */
export async function blockAsOf(client: PoolClient, wished: string | undefined): Promise<ReportAbout['asOf']> {
  if (wished !== undefined && Number(wished) === 0) return BEFORE_THE_FIRST;
  const { rows } = await client.query<Row>(BLOCK, [wished ?? null]);
  const [block] = rows;
  if (block !== undefined) return { block: block.number, sealedAt: block.sealed_at.toISOString(), hash: block.hash };
  if (wished === undefined) return BEFORE_THE_FIRST;
  throw new ReportParameterWrong('as-of', `Block ${wished} of the ledger is not sealed yet.`);
}

interface Row {
  readonly number: string;
  readonly sealed_at: Date;
  readonly hash: string;
}

const BEFORE_THE_FIRST: ReportAbout['asOf'] = { block: '0', sealedAt: null, hash: '0'.repeat(64) };

const BLOCK = `
  select number::text, sealed_at, encode(hash, 'hex') as hash from ledger_blocks
  where $1::bigint is null or number = $1 order by ledger_blocks.number desc limit 1`;
