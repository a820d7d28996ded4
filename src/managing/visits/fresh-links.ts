import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { inTransaction } from '../../infrastructure/database/transaction';
import { ReminderLimits } from '../../infrastructure/limits/reminder-limits';
import { LinkRequests } from '../../letters/manage/link-requests';
import type { Visitor } from './manage-visits';

/** A new link for whoever looks at their gifts by an older one: to the donor's address, wherever they stand. */
@Injectable()
export class FreshLinks {
  constructor(
    private readonly dataSource: DataSource,
    private readonly limits: ReminderLimits,
    private readonly requests: LinkRequests,
  ) {}

  /** @param network of whoever asks @throws Problem where too many are asked for, or no mail can be sent */
  async ask({ donorId }: Visitor, network: string, language: string): Promise<void> {
    await this.limits.spend(network);
    await inTransaction(this.dataSource, (manager) => this.requests.askFor(manager, donorId, language));
  }
}
