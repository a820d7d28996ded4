import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { dayIn } from '../../foundation/calendar/local-days';
import { Clock } from '../../foundation/clock/clock';
import { LetterIntents } from '../../letters/intents/letter-intents';
import type { ToldChange } from '../../letters/intents/letter-kinds';
import { ManagedGifts } from '../gifts/managed-gifts';
import type { ChangeTerms, GiftChange, Stood } from './gift-change';
import { standNow } from './stood';

/** Writes to donors about what they changed, in the transaction in which it is written down as made. */
@Injectable()
export class ChangeLetters {
  constructor(
    private readonly intents: LetterIntents,
    private readonly gifts: ManagedGifts,
    private readonly clock: Clock,
  ) {}

  /** An end has letters of its own, which also tell of one that was not asked for here. */
  async made(manager: EntityManager, change: GiftChange): Promise<void> {
    if (change.terms.kind !== 'end') await this.write(manager, change, 'made');
  }

  /**
   * Its donor is not looking any more. @param outcome why it was not made: a code. A card that is used, and was declined
   * when it was asked for what is owed, is told of by the letter about that payment.
   */
  async notMade(manager: EntityManager, change: GiftChange, outcome: string): Promise<void> {
    if (change.terms.kind === 'card' && outcome === CARD_DECLINED) return;
    await this.write(manager, change, resultOf(outcome));
  }

  private async write(manager: EntityManager, change: GiftChange, result: ToldChange['result']): Promise<void> {
    const { id, contributionId, subscriptionId, terms, askedAt } = change;
    const stood = change.stood ?? (await this.standNow(manager, contributionId));
    // It has ended.
    if (stood === null) return;
    const data = { ...toldOf(terms, stood, dayIn('UTC', this.clock.now())), result };
    const about = { kind: 'changed', businessId: `${subscriptionId}:${id}`, contributionId } as const;
    // When it was asked for: a database that is restored makes it once more, and was written about it then.
    await this.intents.write(manager, [{ ...about, data, occurredAt: askedAt }]);
  }

  private async standNow(manager: EntityManager, contributionId: string): Promise<Stood | null> {
    const gift = await this.gifts.byId(contributionId, manager);
    return gift === undefined ? null : standNow(gift);
  }
}

/** Why a change was not made, for want of an answer. */
export const GAVE_UP = 'gave_up';
/** Of a card: it was declined when it was asked for what is owed. */
export const CARD_DECLINED = 'card_declined';

/** @see https://docs.stripe.com/error-codes */
export function resultOf(outcome: string): Exclude<ToldChange['result'], 'made'> {
  if (outcome === GAVE_UP) return 'unanswered';
  return DECLINED.some((word) => outcome.includes(word)) ? 'declined' : 'refused';
}

const DECLINED = ['declined', 'insufficient_funds', 'expired_card', 'authentication', 'payment_intent', 'incorrect_'];

/** What a letter says of a change. @param today a day in UTC */
function toldOf(terms: ChangeTerms, stood: Stood, today: string): Omit<ToldChange, 'result'> {
  const { nextOn, hasPlan, ...before } = stood;
  const told = { ...before, what: terms.kind, ...(hasPlan && terms.kind !== 'card' && { givesUpPlan: true }) };
  switch (terms.kind) {
    case 'card':
    case 'end':
      return { ...told, on: nextOn };
    case 'amount':
      return { ...told, on: nextOn, wanted: wantedIn(terms) };
    case 'frequency':
      if (terms.when === 'now') return { ...told, on: today, wanted: wantedIn(terms), isAtOnce: true };
      return { ...told, on: dayOf(terms.nextAt), wanted: wantedIn(terms) };
    case 'pause':
    case 'day':
      return { ...told, on: dayOf(terms.nextAt), wasOn: nextOn };
    case 'go-on':
      return { ...told, on: dayOf(terms.nextAt) };
  }
}

function wantedIn({ interval, amountMinor }: ChangeTerms & { kind: 'amount' | 'frequency' }): ToldChange['wanted'] {
  return { frequency: interval === 'year' ? 'annual' : 'monthly', amountMinor };
}

function dayOf(instant: string): string {
  return dayIn('UTC', new Date(instant));
}
