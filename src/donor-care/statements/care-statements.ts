import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { dayIn } from '../../foundation/calendar/local-days';
import { Clock } from '../../foundation/clock/clock';
import type { Newsroom } from '../../foundation/newsroom/newsroom';
import { NEWSROOM } from '../../foundation/newsroom/newsroom-token';
import type { StaffPerson } from '../../infrastructure/access/staff-person';
import { Audit } from '../../infrastructure/audit/audit';
import { actorOf } from '../../infrastructure/audit/audit-actor';
import { inTransaction } from '../../infrastructure/database/transaction';
import type { StatementFormat } from '../../managing/statements/statement-wish';
import type { StatementWish } from '../../managing/statements/statements';
import { DonorUnknown } from '../care-problems';
import { LookUpLimits } from '../finding/look-up-limits';

/** What staff may see of a donor's statements, and that it is noted who did. */
@Injectable()
export class CareStatements {
  constructor(
    private readonly dataSource: DataSource,
    private readonly limits: LookUpLimits,
    private readonly audit: Audit,
    private readonly clock: Clock,
    @Inject(NEWSROOM) private readonly newsroom: Newsroom,
  ) {}

  /** In the newsroom's zone: where its years are cut. */
  today(): string {
    return dayIn(this.newsroom.timeZone, this.clock.now());
  }

  get languages(): readonly string[] {
    return this.newsroom.languages;
  }

  /** The wished one where it is offered, else that of the donor's newest gift. @throws DonorUnknown */
  async languageFor(donorId: string, wished?: unknown): Promise<string> {
    const { languages, defaultLanguage } = this.newsroom;
    const [donor]: { language: string | null }[] = await this.dataSource.query(LANGUAGE, [donorId]);
    if (donor === undefined) throw new DonorUnknown();
    return (
      languages.find((each) => each === wished) ?? languages.find((each) => each === donor.language) ?? defaultLanguage
    );
  }

  /** Before it is made: none is seen without a line. @throws TooManyLookUps */
  async note(
    person: StaffPerson,
    { donorId, interval, language }: StatementWish,
    format: StatementFormat,
  ): Promise<void> {
    await this.limits.visit(person.id);
    await inTransaction(this.dataSource, (manager) =>
      this.audit.record(manager, {
        ...{ actor: actorOf(person), action: 'statement-made', subjectId: donorId },
        details: { ...interval, language, format },
      }),
    );
  }
}

/** Nobody who was erased. */
const LANGUAGE = `
  select (select language from contributions c where c.donor_id = d.id order by c.pledged_at desc limit 1) as language
  from donors d where d.id = $1 and d.wrapped_key is not null`;
