import type { PoolClient } from 'pg';
import type { Newsroom } from '../../foundation/newsroom/newsroom';
import { ReportParameterWrong } from './report-problems';
import type { ReportRequest } from './report-request';

/**
 * A report narrowed to a campaign that nobody runs and nobody gave to would be empty, and look like bad news; a zone may
 * be known to us and not to the database, which has a list of its own. Both are said before anything is read.
 * @throws ReportParameterWrong naming the field
 */
export async function refuseUnknown(
  client: PoolClient,
  { zone, campaign }: Pick<ReportRequest, 'zone' | 'campaign'>,
  { campaigns }: Pick<Newsroom, 'campaigns'>,
): Promise<void> {
  const known = await client.query<{ given: boolean }>(KNOWN, [zone, campaign]).catch((error: { code?: string }) => {
    throw error.code === INVALID_PARAMETER_VALUE ? new ReportParameterWrong('zone', UNKNOWN_ZONE) : error;
  });
  if (campaign !== '' && campaigns[campaign] === undefined && known.rows[0]?.given !== true)
    throw new ReportParameterWrong('campaign', `No gift was made to a campaign ${campaign}, and none is planned.`);
}

const UNKNOWN_ZONE = 'The database does not know this zone: try its newer name, such as America/Los_Angeles.';

/** PostgreSQL's word for a zone it has no rules of. */
const INVALID_PARAMETER_VALUE = '22023';

const KNOWN = `
  select now() at time zone $1::text as at_zone, $2 <> '' and exists (select from contributions where campaign = $2) as given`;
