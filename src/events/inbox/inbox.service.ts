import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../foundation/config/config';
import { IdentityKeys } from '../../foundation/crypto/identity-keys';
import { seal } from '../../foundation/crypto/sealing';
import type { ReceivedEvent } from '../../infrastructure/stripe/events/received-event';
import { EVENT_TABLE } from '../event-table';
import { InboxWriter } from './inbox-writer';
import { sealingContext } from './sealed-email';
import type { StripeEvent } from './stripe-event.entity';

/** Stores events before they are answered: no call, no lock, nothing the answer would have to wait for. */
@Injectable()
export class InboxService {
  constructor(
    private readonly writer: InboxWriter,
    private readonly keys: IdentityKeys,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The same event again changes nothing. */
  store({ email, ...event }: ReceivedEvent, source: StripeEvent['source'] = 'webhook'): Promise<void> {
    const reason = this.reasonToIgnore(event);
    const now = new Date();
    return this.writer.write({
      ...event,
      // Nobody will look at an ignored event for an address.
      ...(reason === null ? this.sealed(email, event.eventId) : NO_EMAIL),
      ...{ source, receivedAt: now, dueAt: now, state: reason === null ? 'due' : 'ignored', reason },
    });
  }

  private reasonToIgnore(event: Omit<ReceivedEvent, 'email'>): string | null {
    if (event.livemode !== this.config.stripe.livemode) return 'wrong mode';
    if (event.account !== '') return 'another account';
    return Object.hasOwn(EVENT_TABLE, event.type) ? null : 'type not needed';
  }

  private sealed(email: string | null, eventId: string): SealedEmail {
    if (email === null) return NO_EMAIL;
    const sealingKeyId = this.keys.newestId;
    const key = this.keys.key(sealingKeyId, 'seal-inbox');
    return { sealedEmail: seal(key, Buffer.from(email, 'utf8'), sealingContext(eventId)), sealingKeyId };
  }
}

type SealedEmail = Pick<StripeEvent, 'sealedEmail' | 'sealingKeyId'>;
const NO_EMAIL: SealedEmail = { sealedEmail: null, sealingKeyId: null };
