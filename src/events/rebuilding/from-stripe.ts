import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../foundation/clock/clock';
import { ConfigurationError } from '../../foundation/config/configuration-error';
import { CONFIG, type Config } from '../../foundation/config/config';
import { ErasureLog } from '../../giving/donors/erasure-log';
import { StripeObjects, type ListedKind } from '../../infrastructure/stripe/stripe-objects';
import { LetterIntents } from '../../letters/intents/letter-intents';
import { HealingRuns } from '../healing/healing-runs';
import { Settling } from '../healing/settling';
import { Evidence } from '../inbox/evidence';
import { RecreatedGifts, type KnownOfGifts } from './recreated-gifts';

export interface FilledFromStripe {
  /** How many of each kind were found. */
  readonly objects: Readonly<Record<string, number>>;
  readonly contributions: number;
  /** What no object at Stripe tells. */
  readonly missing: readonly string[];
}

/** Fills an empty database with what Stripe knows: the last resort, when neither a backup nor the inbox is left. */
@Injectable()
export class FromStripe {
  constructor(
    private readonly dataSource: DataSource,
    private readonly objects: StripeObjects,
    private readonly evidence: Evidence,
    private readonly gifts: RecreatedGifts,
    private readonly settling: Settling,
    private readonly runs: HealingRuns,
    private readonly letters: LetterIntents,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Stopped anywhere, it may be run again. @throws ConfigurationError when the database is not empty */
  async fill(from: Date, progress: (what: string) => void): Promise<FilledFromStripe> {
    await this.refuseIfFilled();
    // Whoever gave before the database was lost had their letter then.
    await this.letters.keepQuiet(this.dataSource.manager, this.clock.now());
    await this.runs.note(NAME, { lookedUntil: from, findings: { state: 'under way' } });
    const counts: Record<string, number> = {};
    counts['checkout.session'] = await this.recreateGifts(from, await this.knownOfGifts(), progress);
    for (const kind of KINDS) counts[kind] = await this.bring(kind, from, progress);
    counts['balance_transaction'] = await this.bringMovements(from, progress);
    await this.settling.settle((processed) => progress(`${processed} objects booked`));
    await this.runs.note(NAME, { lookedUntil: from, findings: { state: 'done' } });
    return { objects: counts, contributions: await this.gifts.count(), missing: MISSING };
  }

  private async refuseIfFilled(): Promise<void> {
    const earlier = await this.runs.last(NAME);
    if (earlier?.findings['state'] === 'under way') return;
    const [row]: { filled: boolean }[] = await this.dataSource.query(FILLED);
    if (row?.filled === true)
      throw new ConfigurationError(['DATABASE_URL is not empty: rebuild --from-stripe fills an empty database']);
  }

  private async knownOfGifts(): Promise<KnownOfGifts> {
    // Who was erased stays erased: before anything is kept of them again, not after.
    const erasures = ErasureLog.beside(this.config.identityKeysFile).read();
    const intervals = new Map<string, string>();
    const amountsMinor = new Map<string, bigint>();
    for await (const { objectId, projection } of this.objects.allSubscriptions()) {
      intervals.set(objectId ?? '', this.gifts.intervalOf(projection));
      amountsMinor.set(objectId ?? '', this.gifts.amountMinorOf(projection));
    }
    return { intervals, amountsMinor, erased: new Set(erasures.flatMap(({ contributionIds }) => contributionIds)) };
  }

  private async recreateGifts(from: Date, known: KnownOfGifts, progress: (what: string) => void): Promise<number> {
    let count = 0;
    for await (const { object, email } of this.objects.sessions(from, NO_END)) {
      // A page that names a gift we cannot make again would only be parked.
      if (await this.gifts.recreate(object.projection, email, known)) await this.evidence.store(object);
      if (++count % PAGE === 0) progress(`${count} payment pages`);
    }
    return count;
  }

  private async bring(kind: ListedKind, from: Date, progress: (what: string) => void): Promise<number> {
    let count = 0;
    for await (const object of this.objects.created(kind, from, NO_END)) {
      await this.evidence.store(object);
      if (++count % PAGE === 0) progress(`${count} of ${kind}`);
    }
    return count;
  }

  private async bringMovements(from: Date, progress: (what: string) => void): Promise<number> {
    let count = 0;
    for await (const page of this.objects.balanceTransactions({ from, to: NO_END })) {
      await this.evidence.store(page);
      progress(`${(count += (page.projection['data'] as unknown[]).length)} balance transactions`);
    }
    return count;
  }
}

/** In an order in which most of them find what they name; any other would do as well. */
const KINDS: readonly ListedKind[] = [
  ...(['payment_intent', 'charge', 'subscription', 'invoice', 'invoice_payment'] as const),
  ...(['refund', 'dispute', 'radar.early_fraud_warning', 'payout'] as const),
];

const MISSING: readonly string[] = [
  'the attempt of each gift: an old page that is sent once more makes a new gift',
  'wording of the privacy policy agreed to, language, way back, what moved the donor, what was tried',
  'what of a gift was added to cover the costs of its payment',
  'whether a single gift wanted a receipt: none is assumed, and no address kept',
  'gifts that came over from other systems: past ones, who was invited and what was ended, and adopted ones as gifts',
  'pages that were never opened at Stripe, and pages of recurring gifts that nobody completed',
  'pages older than Stripe keeps them, and with them the link of single gifts whose payment carries no id of ours',
  'when we first booked each movement, and the hashes of sealed blocks',
  'events as they were told: the inbox holds what was asked for now',
];

/** Asked for so many at once. */
const PAGE = 100;
/** Of whatever happens meanwhile, part is asked for and all comes by webhook. */
const NO_END = new Date('2100-01-01T00:00:00Z');

const NAME = 'from-stripe';

const FILLED = `
  select exists (select from stripe_events) or exists (select from contributions) as filled`;
