import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../foundation/config/config';
import { FETCHED } from '../../infrastructure/stripe/snapshots/snapshot';
import { STRIPE_API_VERSION } from '../../infrastructure/stripe/stripe-client';
import type { FetchedObject } from '../../infrastructure/stripe/stripe-objects';
import { InboxWriter } from './inbox-writer';

/**
 * What Stripe answered when asked, kept in the inbox beside what it told by itself: it is processed by the same way, and
 * a replay of the inbox comes out the same without asking again.
 */
@Injectable()
export class Evidence {
  constructor(
    private readonly writer: InboxWriter,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The same answer again changes nothing. Resolves once it is stored. */
  async store({ objectType, objectId, projection, answeredAt }: FetchedObject): Promise<void> {
    const now = new Date();
    const sha256 = createHash('sha256')
      .update(JSON.stringify([objectType, projection]))
      .digest();
    await this.writer.write({
      ...{ account: '', eventId: `${FETCHED}_${sha256.toString('hex').slice(0, 40)}_${answeredAt.getTime() / 1000}` },
      ...{ type: FETCHED, created: answeredAt, apiVersion: STRIPE_API_VERSION, livemode: this.config.stripe.livemode },
      ...{ bodySha256: sha256, objectType, objectId, projection, previousAttributes: null },
      ...{ sealedEmail: null, sealingKeyId: null, source: 'fetched' },
      ...{ receivedAt: now, dueAt: now, state: 'due', reason: null },
    });
  }
}
