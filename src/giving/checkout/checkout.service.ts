import { Inject, Injectable } from '@nestjs/common';
import type { Frequency, Newsroom } from '../../foundation/newsroom/newsroom';
import { NEWSROOM } from '../../foundation/newsroom/newsroom-token';
import { LOG, type Log } from '../../infrastructure/logging/log';
import { OpeningLimits } from '../../infrastructure/limits/opening-limits';
import { StripeCheckoutSessions, type OpenedSession } from '../../infrastructure/stripe/checkout-sessions';
import { StripeProducts } from '../../infrastructure/stripe/products';
import { StripeFailure } from '../../infrastructure/stripe/stripe-failure';
import { AccountWatch } from '../../infrastructure/stripe/tie/account-watch';
import { GivingClosed } from '../../infrastructure/switches/switch-problems';
import { Switches, type SwitchedOff } from '../../infrastructure/switches/switches';
import type { CheckoutSession } from '../checkout-sessions/checkout-session.entity';
import { CheckoutSessionsService } from '../checkout-sessions/checkout-sessions.service';
import type { Contribution } from '../contributions/contribution.entity';
import { ContributionsService, type Pledge } from '../contributions/contributions.service';
import { Tributes } from '../donors/tributes/tributes';
import type { FrequencyTerms } from '../contributions/frequency-terms';
import { StripeRefused, StripeUnavailable } from './checkout-problems';
import { methodsBySwitch } from './methods-in';
import { takenFirstAt } from '../subscriptions/recurring-checkout';
import { FREQUENCY_TERMS } from './frequency-terms-token';
import { checkGift, type GiftRequest } from './gift-request';
import { checkTribute } from './check-tribute';
import { inOnePayment } from './in-one-payment';

export interface OpenedCheckout {
  readonly contributionId: string;
  readonly url: string;
  readonly expiresAt: Date;
}

/** When a gift is taken for the first time, and where whoever turns back from its page is led. */
export interface Later {
  readonly firstChargeAt: Date;
  readonly cancelPath: string;
}

/** From a donor's choices to the address of a payment page; safe to repeat at any point. */
@Injectable()
export class CheckoutService {
  /** Openings under way in this process, by contribution: a double click waits for the first answer. */
  private readonly underWay = new Map<string, Promise<OpenedCheckout>>();

  constructor(
    private readonly contributions: ContributionsService,
    private readonly sessions: CheckoutSessionsService,
    private readonly stripeSessions: StripeCheckoutSessions,
    private readonly products: StripeProducts,
    private readonly limits: OpeningLimits,
    private readonly account: AccountWatch,
    private readonly tributes: Tributes,
    private readonly switches: Switches,
    @Inject(FREQUENCY_TERMS) private readonly terms: ReadonlyMap<Frequency, FrequencyTerms>,
    @Inject(NEWSROOM) private readonly newsroom: Newsroom,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** @throws Problem */
  async open(request: GiftRequest, network: string): Promise<OpenedCheckout> {
    this.account.refuseIfOther();
    const methodsOff = await this.methodsOff(request.currency);
    const gift = inOnePayment(request, this.newsroom);
    const terms = this.termsOf(gift.frequency);
    const pledge = checkGift(gift, this.newsroom, terms);
    checkTribute(gift.tribute, pledge, this.newsroom);
    const contribution = await this.pledged(pledge, network);
    if (gift.tribute !== undefined) await this.tributes.keep(contribution.id, gift.tribute);
    return this.openOnce(contribution, terms, methodsOff);
  }

  /**
   * For a gift that another system takes until now, pledged already: its amount was agreed upon elsewhere, and is not
   * held to the bounds of the form. Nothing is taken at the page, nor before `firstChargeAt`. @throws Problem
   */
  async goOn(contribution: Contribution, later: Later, network: string): Promise<OpenedCheckout> {
    this.account.refuseIfOther();
    const methodsOff = await this.methodsOff(contribution.currency);
    await this.limits.spend(network);
    const terms = takenFirstAt(this.termsOf(contribution.frequency), later.firstChargeAt, later.cancelPath);
    return this.openOnce(contribution, terms, methodsOff);
  }

  /** Ways of paying that a page must not offer. @throws GivingClosed where none is left in a currency: Stripe would show none */
  private async methodsOff(currency: string): Promise<SwitchedOff['methods']> {
    const { giving, methods } = await this.switches.off();
    const { on, off } = methodsBySwitch(currency, this.newsroom.paymentMethods, methods);
    if (giving || (on.length === 0 && off.length > 0)) throw new GivingClosed();
    return methods;
  }

  private openOnce(
    contribution: Contribution,
    terms: FrequencyTerms,
    methodsOff: SwitchedOff['methods'],
  ): Promise<OpenedCheckout> {
    const earlier = this.underWay.get(contribution.id);
    if (earlier !== undefined) return earlier;
    const opening = this.openSession(contribution, terms, methodsOff).finally(() =>
      this.underWay.delete(contribution.id),
    );
    this.underWay.set(contribution.id, opening);
    return opening;
  }

  /** A repeated attempt costs the donor nothing of the limit: only new ones are counted. */
  private async pledged(pledge: Pledge, network: string): Promise<Contribution> {
    const known = await this.contributions.findPledged(pledge);
    if (known !== null) return known;
    await this.limits.spend(network);
    return this.contributions.pledge(pledge);
  }

  private async openSession(
    contribution: Contribution,
    terms: FrequencyTerms,
    methodsOff: SwitchedOff['methods'],
  ): Promise<OpenedCheckout> {
    try {
      const session = await this.sessions.current(contribution, terms, methodsOff);
      const url = session.url ?? (await this.askStripe(session, terms));
      return { contributionId: contribution.id, url, expiresAt: session.expiresAt };
    } catch (error) {
      throw error instanceof StripeFailure ? this.told(error) : error;
    }
  }

  private async askStripe(session: CheckoutSession, terms: FrequencyTerms): Promise<string> {
    const { productNames, statementDescriptor } = this.newsroom;
    await this.products.ensure({ id: terms.productId, name: productNames[terms.frequency], statementDescriptor });
    const opened = await this.openOrRefuse(session);
    await this.sessions.opened(session, opened);
    await this.contributions.opened(session.contributionId);
    return opened.url;
  }

  private async openOrRefuse(session: CheckoutSession): Promise<OpenedSession> {
    try {
      return await this.stripeSessions.open(session.request, session.idempotencyKey);
    } catch (error) {
      // Stripe would replay its answer under this key: the next try needs another.
      const isFinal = error instanceof StripeFailure && (error.kind === 'failed' || error.kind === 'refused');
      if (isFinal) await this.sessions.refused(session);
      throw error;
    }
  }

  private told({ code, kind, requestId }: StripeFailure): StripeUnavailable | StripeRefused {
    this.log.error({ code, kind, requestId }, 'Stripe opened no payment page');
    return kind === 'refused' ? new StripeRefused() : new StripeUnavailable();
  }

  private termsOf(frequency: Frequency): FrequencyTerms {
    const terms = this.terms.get(frequency);
    if (terms === undefined) throw new Error(`No module offers ${frequency}`);
    return terms;
  }
}
