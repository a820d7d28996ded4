import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../foundation/clock/clock';
import { DonorErasure } from '../../giving/donors/erasure';
import { DonorsService } from '../../giving/donors/donors.service';
import { inTransaction } from '../../infrastructure/database/transaction';
import { Suppressions } from '../../infrastructure/mail/suppressions';
import { FarewellLetters } from '../../letters/farewell/farewell-letters';
import { FORMER_SYSTEMS, systemInWords, type FormerSystems } from '../former-systems/former-systems';
import { ADDRESS_KEEPERS, type AddressKeeper } from './address-keeper';
import { DebitsUnderWay } from '../gifts/debits-under-way';
import { ErasureRequests, type ErasureRequest } from './erasure-requests';
import { StripeTraces } from './stripe-traces';

/**
 * Erases one donor, step by step, each of which can be done twice: gifts end at Stripe, Stripe forgets the address, the
 * last letter is sent, and only then is the key destroyed. Wherever it breaks off, it goes on from there.
 */
@Injectable()
export class EraseDonor {
  constructor(
    private readonly dataSource: DataSource,
    private readonly requests: ErasureRequests,
    private readonly traces: StripeTraces,
    private readonly debits: DebitsUnderWay,
    private readonly farewell: FarewellLetters,
    private readonly donors: DonorsService,
    private readonly erasure: DonorErasure,
    private readonly suppressions: Suppressions,
    private readonly clock: Clock,
    @Inject(ADDRESS_KEEPERS) private readonly keepers: readonly AddressKeeper[],
    @Inject(FORMER_SYSTEMS) private readonly former: FormerSystems,
  ) {}

  /** @returns whether it is done; else it waits for the letter. @throws StripeFailure */
  async goOn(request: ErasureRequest): Promise<boolean> {
    if (request.state === 'ending') await this.end(request);
    if (await this.isLetterWaitedFor(request)) {
      await this.requests.wait(request.id);
      return false;
    }
    // What Stripe told of meanwhile.
    await this.traces.remove(request);
    await this.forgetAddress(request.donorId);
    await this.erasure.erase(request.donorId);
    await this.requests.done(request.id);
    return true;
  }

  private async end(request: ErasureRequest): Promise<void> {
    const { id, donorId, language } = request;
    // At once, since Stripe may keep us waiting: no reminder comes to whoever has left.
    await this.forgetAddress(donorId, 'all but the address itself');
    await this.traces.remove(request);
    const agreements = await this.former.agreementsOf(donorId);
    const underWay = await this.debits.of(donorId);
    const elsewhere = [...new Set(agreements.map(({ source }) => systemInWords(source)))].sort();
    await inTransaction(this.dataSource, async (manager) => {
      await this.farewell.write(manager, donorId, { language, elsewhere, underWay });
      await this.requests.writing(manager, id);
    });
  }

  /** The letter needs the address. A mail server that is away for a day does not keep it longer. */
  private isLetterWaitedFor({ donorId, askedAt }: ErasureRequest): Promise<boolean> {
    const isLate = this.clock.now().getTime() - askedAt.getTime() > LETTER_WAIT_MS;
    return isLate ? this.farewell.callOff(donorId) : this.farewell.isOnItsWay(donorId);
  }

  private async forgetAddress(donorId: string, extent: 'all' | 'all but the address itself' = 'all'): Promise<void> {
    const email = (await this.donors.emailsOf(this.dataSource.manager, [donorId])).get(donorId);
    // Erased before, by this or by somebody else.
    if (email === undefined) return;
    for (const keeper of this.keepers) await keeper.forget({ donorId, email });
    if (extent !== 'all') return;
    await inTransaction(this.dataSource, async (manager) => {
      await this.suppressions.remove(manager, email);
      // Visits go with the links that began them.
      await manager.query('delete from mail_tokens where donor_id = $1', [donorId]);
      await manager.query(FORGET_WORDS, [donorId]);
    });
  }
}

/** Under the donor's key, which goes; what nobody can read is not kept either. */
const FORGET_WORDS = `
  update gift_changes set sealed_words = null
  from contributions c where c.id = gift_changes.contribution_id and c.donor_id = $1 and sealed_words is not null`;

const LETTER_WAIT_MS = 86_400_000;
