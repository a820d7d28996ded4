import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { LETTERS_OF_DONOR } from '../../letters/letters-of-donor-sql';
import type { CareLetter } from './care-gift';

/** What was written to one donor about their gifts. */
@Injectable()
export class CareLetters {
  constructor(private readonly dataSource: DataSource) {}

  /** The newest ones, newest first. */
  of(donorId: string): Promise<CareLetter[]> {
    return this.dataSource.query(OF_DONOR, [donorId]);
  }
}

const OF_DONOR = `
  ${LETTERS_OF_DONOR}
  select l.id, l.kind, l.number, coalesce(l.asked_again_at, l.written_at) as "writtenAt", l.state, l.sent_at as "sentAt"
  from found join letters l using (id)
  order by 4 desc, l.id limit 200`;
