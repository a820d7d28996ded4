import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { StaffPerson } from '../../infrastructure/access/staff-person';
import { Audit } from '../../infrastructure/audit/audit';
import { actorOf } from '../../infrastructure/audit/audit-actor';
import { MailUnavailable } from '../../infrastructure/mail/mail-problems';
import { Mailer } from '../../infrastructure/mail/mailer';
import { LinkRequests } from '../../letters/manage/link-requests';
import { ReceiptsAgain } from '../../letters/sending/receipts-again';
import type { CareAction } from '../actions/care-action';
import { CareActions, type CareEnd } from '../actions/care-actions';
import { DonorUnknown, GiftUnknown, LetterOnItsWay } from '../care-problems';
import { donorLanguage } from '../donor-language';
import { reasonIn } from '../reason';

/** Letters that a donor asks for once more. They go to the donor's own address, whoever wrote to the newsroom. */
@Injectable()
export class Writing {
  constructor(
    private readonly dataSource: DataSource,
    private readonly actions: CareActions,
    private readonly receipts: ReceiptsAgain,
    private readonly links: LinkRequests,
    private readonly mailer: Mailer,
    private readonly audit: Audit,
  ) {}

  /** @returns the id of the page that says what will happen. @throws Problem where it cannot */
  async drawUpReceipt(person: StaffPerson, letterId: string, body: unknown): Promise<string> {
    const [letter]: { contributionId: string; donorId: string; isOnItsWay: boolean }[] = await this.dataSource.query(
      RECEIPT,
      [letterId],
    );
    if (letter === undefined) throw new GiftUnknown();
    if (!this.mailer.isSetUp) throw new MailUnavailable();
    if (letter.isOnItsWay) throw new LetterOnItsWay();
    const { contributionId, donorId } = letter;
    const reason = reasonIn(body);
    return this.actions.drawUp(person.id, { kind: 'receipt', donorId, contributionId, subject: letterId, reason });
  }

  /** @returns the id of the page that says what will happen. @throws Problem where it cannot */
  async drawUpLink(person: StaffPerson, donorId: string, body: unknown): Promise<string> {
    if ((await donorLanguage(this.dataSource.manager, donorId)) === undefined) throw new DonorUnknown();
    if (!this.mailer.isSetUp) throw new MailUnavailable();
    const reason = reasonIn(body);
    return this.actions.drawUp(person.id, {
      ...{ kind: 'manage-link', donorId, contributionId: null, subject: donorId, reason },
    });
  }

  /** One transaction: it is said yes to, written and audited, or nothing of it. */
  async do(drawnUp: CareAction, person: StaffPerson): Promise<void> {
    const [actor, isReceipt] = [actorOf(person), drawnUp.kind === 'receipt'];
    await this.actions.begin(drawnUp.id, person.id, async (manager, action) => {
      const end = await (isReceipt ? this.sendReceipt(manager, action) : this.sendLink(manager, action));
      await this.actions.endIn(manager, action.id, end, () =>
        this.audit.record(manager, {
          ...{ actor, action: isReceipt ? 'receipt-sent-again' : 'manage-link-sent' },
          subjectId: isReceipt ? action.contributionId : action.donorId,
          details: {
            ...{ reason: action.reason, step: action.id },
            ...('refused' in end ? { code: end.refused } : { letter: end.resultId }),
          },
        }),
      );
    });
  }

  private async sendReceipt(manager: EntityManager, { subject }: CareAction): Promise<CareEnd> {
    const isAsked = await this.receipts.ask(manager, subject);
    return isAsked ? { resultId: subject } : { refused: new LetterOnItsWay().code };
  }

  private async sendLink(manager: EntityManager, { subject: donorId }: CareAction): Promise<CareEnd> {
    const language = await donorLanguage(manager, donorId);
    const letterId = language === undefined ? null : await this.links.askFor(manager, donorId, language);
    return letterId === null ? { refused: new DonorUnknown().code } : { resultId: letterId };
  }
}

const RECEIPT = `
  select c.id as "contributionId", c.donor_id as "donorId", l.state in ('pending', 'claimed') as "isOnItsWay"
  from letters l join contributions c on c.id = l.contribution_id
    join donors d on d.id = c.donor_id and d.wrapped_key is not null
  where l.id = $1 and l.kind = 'receipt' and c.receipt`;
