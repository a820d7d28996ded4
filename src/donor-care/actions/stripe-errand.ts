import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { StaffPerson } from '../../infrastructure/access/staff-person';
import { Audit } from '../../infrastructure/audit/audit';
import type { AuditAction, AuditDetails } from '../../infrastructure/audit/audit-actions';
import { actorOf } from '../../infrastructure/audit/audit-actor';
import { StripeFailure } from '../../infrastructure/stripe/stripe-failure';
import { Problem } from '../../foundation/problem/problem';
import { StripeSilent } from '../care-problems';
import type { CareAction } from './care-action';
import { CareActions } from './care-actions';

/** Something that is done at Stripe, and the lines that tell of it. */
export interface Errand {
  readonly lines: { readonly asked: AuditAction; readonly done: AuditAction; readonly refused: AuditAction };
  readonly details: AuditDetails;
  /**
   * Looks at Stripe first whether it is done already, and does it if not. @returns Stripe's id of what came of it
   * @throws StripeSilent where it could not be looked at; StripeFailure of the doing; Problem where it is not to be done
   */
  run(action: CareAction): Promise<string>;
  /** Once, in the transaction that says that it is done. */
  done?(manager: EntityManager): Promise<void>;
}

/**
 * Has something done at Stripe once. The line in the audit log comes first: nothing happens that nobody can account for.
 * Wherever it breaks off, the same page is sent once more, finds at Stripe what was done, and goes on from there.
 */
@Injectable()
export class StripeErrand {
  constructor(
    private readonly actions: CareActions,
    private readonly audit: Audit,
  ) {}

  /** @throws ActionTooOld, OtherUnderWay: nothing has happened; StripeSilent: nobody knows, and it can be sent again */
  async do(drawnUp: CareAction, person: StaffPerson, { lines, details, run, done }: Errand): Promise<void> {
    const actor = actorOf(person);
    const subjectId = drawnUp.contributionId;
    const action = await this.actions.begin(drawnUp.id, person.id, (manager, { id, reason }) =>
      this.audit.record(manager, {
        ...{ actor, action: lines.asked, subjectId, details: { ...details, reason, step: id } },
      }),
    );
    if (action.state !== 'under-way') return;
    const { id } = action;
    const end = await this.attempt(action, run);
    const isDone = 'resultId' in end;
    await this.actions.end(id, end, async (manager) => {
      await this.audit.record(manager, {
        ...{ actor, action: isDone ? lines.done : lines.refused, subjectId },
        details: { ...details, step: id, ...(isDone ? { stripe: end.resultId } : { code: end.refused }) },
      });
      if (isDone) await done?.(manager);
    });
  }

  private async attempt(
    action: CareAction,
    run: Errand['run'],
  ): Promise<{ readonly resultId: string } | { readonly refused: string }> {
    try {
      return { resultId: await run(action) };
    } catch (error) {
      if (error instanceof StripeSilent) throw error;
      if (error instanceof Problem) return { refused: error.code };
      if (!(error instanceof StripeFailure)) throw error;
      if (error.kind === 'refused') return { refused: error.code };
      // Stripe would say the same under this key for a day.
      if (error.kind === 'failed') await this.actions.nextAttempt(action);
      throw new StripeSilent();
    }
  }
}
