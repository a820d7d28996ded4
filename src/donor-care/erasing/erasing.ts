import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { StaffPerson } from '../../infrastructure/access/staff-person';
import { Audit } from '../../infrastructure/audit/audit';
import { actorOf } from '../../infrastructure/audit/audit-actor';
import { Leaving } from '../../managing/leaving/leaving';
import type { CareAction } from '../actions/care-action';
import { CareActions, type CareEnd } from '../actions/care-actions';
import { DonorUnknown } from '../care-problems';
import { donorLanguage } from '../donor-language';
import { reasonIn } from '../reason';

/** Has a donor erased who wrote to the newsroom, as they could have by a link of their own. */
@Injectable()
export class Erasing {
  constructor(
    private readonly dataSource: DataSource,
    private readonly actions: CareActions,
    private readonly leaving: Leaving,
    private readonly audit: Audit,
  ) {}

  /** @returns the id of the page that says what will happen. @throws Problem where it cannot */
  async drawUp(person: StaffPerson, donorId: string, body: unknown): Promise<string> {
    if ((await donorLanguage(this.dataSource.manager, donorId)) === undefined) throw new DonorUnknown();
    const reason = reasonIn(body);
    return this.actions.drawUp(person.id, {
      ...{ kind: 'erasure', donorId, contributionId: null, subject: donorId, reason },
    });
  }

  /** One transaction: it is said yes to, asked for and audited, or nothing of it. */
  async do(drawnUp: CareAction, person: StaffPerson): Promise<void> {
    await this.actions.begin(drawnUp.id, person.id, async (manager, action) => {
      const end = await this.ask(manager, action);
      await this.actions.endIn(manager, action.id, end, () =>
        this.audit.record(manager, {
          ...{ actor: actorOf(person), action: 'erasure-asked', subjectId: action.donorId },
          details: {
            ...{ reason: action.reason, step: action.id },
            ...('refused' in end && { code: end.refused }),
          },
        }),
      );
    });
    await this.leaving.start();
  }

  private async ask(manager: EntityManager, { subject: donorId }: CareAction): Promise<CareEnd> {
    const language = await donorLanguage(manager, donorId);
    if (language === undefined) return { refused: new DonorUnknown().code };
    return { resultId: await this.leaving.askIn(manager, donorId, language) };
  }
}
