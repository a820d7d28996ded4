import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../foundation/config/config';
import type { Newsroom } from '../../foundation/newsroom/newsroom';
import { NEWSROOM } from '../../foundation/newsroom/newsroom-token';
import { LinkUnknown } from '../../infrastructure/mail/mail-problems';
import { portalWishes } from '../../infrastructure/stripe/portal-configurations';
import { StripePortalSessions } from '../../infrastructure/stripe/portal-sessions';
import { ManageLinks } from '../../letters/manage/manage-links';
import { ManagedGifts, type ManagedGift } from './managed-gifts';

/** What a link to one's gifts opens: the list of them, and Stripe's own page for each. */
@Injectable()
export class ManagePortal {
  constructor(
    private readonly links: ManageLinks,
    private readonly gifts: ManagedGifts,
    private readonly sessions: StripePortalSessions,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(NEWSROOM) private readonly newsroom: Newsroom,
  ) {}

  /** Changes nothing. @returns null for a link that is not known, or ended */
  async read(token: string): Promise<readonly ManagedGift[] | null> {
    const donorId = await this.links.donorOf(token);
    return donorId === null ? null : this.gifts.of(donorId);
  }

  /** @returns the address of Stripe's page for one of the link's gifts. @throws LinkUnknown, StripeFailure */
  async open(token: string, contributionId: string, language: string): Promise<string> {
    const gifts = (await this.read(token)) ?? [];
    const gift = gifts.find((each) => each.contributionId === contributionId);
    if (gift === undefined || gift.customerId === null) throw new LinkUnknown();
    // Not to the link itself: Stripe's servers need not know it.
    const returnUrl = new URL(`/manage?language=${language}&done=portal`, this.config.publicUrl).href;
    const visit = { customerId: gift.customerId, language, returnUrl };
    return this.sessions.open(portalWishes(this.config, this.newsroom), visit);
  }
}
