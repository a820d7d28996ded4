import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { dayIn, instantOn } from '../../foundation/calendar/local-days';
import { Clock } from '../../foundation/clock/clock';
import type { Newsroom } from '../../foundation/newsroom/newsroom';
import { NEWSROOM } from '../../foundation/newsroom/newsroom-token';
import { inTransaction } from '../../infrastructure/database/transaction';
import type { CronTask } from '../../infrastructure/jobs/cron-task';
import { LetterIntents } from '../intents/letter-intents';
import type { LetterIntent } from '../intents/letter-kinds';

/**
 * Tells donors in January where the statement of the year before is, if the newsroom wants it: whoever has receipts, and
 * gave in that year, gets one letter. The statement itself is never in a mail.
 */
@Injectable()
export class YearStatements implements CronTask {
  readonly name = 'tell-year-statements';
  readonly cron = '52 * * * *';

  constructor(
    private readonly dataSource: DataSource,
    private readonly intents: LetterIntents,
    private readonly clock: Clock,
    @Inject(NEWSROOM) private readonly newsroom: Newsroom,
  ) {}

  async run(): Promise<void> {
    const { yearStatements, timeZone } = this.newsroom;
    const [year = '', month, day = ''] = dayIn(timeZone, this.clock.now()).split('-');
    if (!yearStatements || month !== '01' || day < FIRST_DAY) return;
    const last = String(Number(year) - 1);
    const interval = [last, year].map((each) => instantOn(`${each}-01-01`, 0, timeZone));
    // In a database that was restored meanwhile, it was told then.
    const toBeToldAt = instantOn(`${year}-01-${FIRST_DAY}`, 0, timeZone);
    let written: number;
    do written = await this.write({ year: last, interval, toBeToldAt });
    while (written === AT_ONCE);
  }

  /** @returns how many were written */
  private write({ year, interval, toBeToldAt: occurredAt }: YearTold): Promise<number> {
    return inTransaction(this.dataSource, async (manager) => {
      const donors: DonorRow[] = await manager.query(GAVE, [year, ...interval, AT_ONCE]);
      await this.intents.write(
        manager,
        donors.map((donor): LetterIntent<'year-statement'> => {
          const { donorId, contributionId } = donor;
          return {
            kind: 'year-statement',
            businessId: `${donorId}:${year}`,
            contributionId,
            data: { year },
            occurredAt,
          };
        }),
      );
      return donors.length;
    });
  }
}

/** Of January: by then most bank debits of December have arrived, and nobody is on holiday. */
const FIRST_DAY = '08';
/** Letters in one transaction. */
const AT_ONCE = 500;

interface YearTold {
  readonly year: string;
  /** Its first instant, and that of the next. */
  readonly interval: readonly Date[];
  readonly toBeToldAt: Date;
}

interface DonorRow {
  readonly donorId: string;
  /** The newest of that year. */
  readonly contributionId: string;
}

/** Whoever gave in the interval [$2, $3) and has not been told of year $1. */
const GAVE = `
  select distinct on (c.donor_id) c.donor_id as "donorId", c.id as "contributionId"
  from charges charge
    join lateral (
      select contribution_id from ledger_transactions t
      where t.key = 'attributed:' || charge.stripe_id order by t.revision desc limit 1) newest on true
    join contributions c on c.id = newest.contribution_id
    join donors d on d.id = c.donor_id and d.wrapped_key is not null
  where charge.status = 'succeeded' and charge.amount_captured_minor > 0 and c.receipt
    and charge.created >= $2 and charge.created < $3
    and not exists (
      select from letters told where told.kind = 'year-statement' and told.business_id = c.donor_id || ':' || $1::text)
  order by c.donor_id, c.pledged_at desc, c.id
  limit $4`;
