import { setTimeout as pause } from 'node:timers/promises';
import type { Books } from '../closing/books';
import { giftsOf, type HistoryPlan } from '../plan/donors';
import type { GiftPlan, Offer } from '../plan/gift-plan';
import { Diary } from './diary';
import { give } from './give';
import { noteHouseDays } from './house-days';
import type { NewsroomApp } from './newsroom';
import { PaidGift } from './paid-gift';
import { tell } from './stories';
import type { LocalStripe } from './stripe';

/** Everything a history is lived with. */
export interface World {
  readonly app: NewsroomApp;
  readonly stripe: LocalStripe;
  readonly books: Books;
  /** Told after each day. */
  readonly lived: (day: Date, gifts: number) => Promise<void> | void;
}

/** Begins the sandbox anew at that instant, because its time does not go back; what was set up there is gone with it. */
export async function beginAnew({ app, stripe }: Pick<World, 'app' | 'stripe'>, from: Date): Promise<void> {
  await stripe.control('reset', { clockStart: from.toISOString() });
  await app.letPass(0);
}

/** Lives the plan day by day, through the app's own door, from where the sandbox begins. */
export async function live(world: World, plan: HistoryPlan): Promise<void> {
  const offer = await world.app.offer();
  const life = new Life(world, plan, offer);
  for (let day = 0; day < plan.days; day++) await life.day(day);
}

/** Lets time pass until that instant, at the app and at the sandbox. */
export async function moveTo({ app, stripe }: Pick<World, 'app' | 'stripe'>, instant: Date): Promise<void> {
  const { nowMs } = await stripe.look<{ nowMs: number }>('clock');
  await app.letPass(Math.max(0, Math.floor((instant.getTime() - nowMs) / 1000)));
}

class Life {
  private readonly diary = new Diary();
  private readonly gifts = new Map<number, GiftPlan[]>();
  private given = 0;

  constructor(
    private readonly world: World,
    private readonly plan: HistoryPlan,
    private readonly offer: Offer,
  ) {
    for (const gift of giftsOf(plan, offer)) this.gifts.set(gift.day, [...(this.gifts.get(gift.day) ?? []), gift]);
    const currencies = [...this.gifts.values()].flat().map(({ currency }) => currency);
    noteHouseDays(this.diary, world.stripe, plan, [...new Set(currencies)].sort());
  }

  /** A day on which nobody does anything goes by with the next. */
  async day(day: number): Promise<void> {
    if (!this.gifts.has(day) && !this.diary.holds(day)) return;
    const date = new Date(this.plan.from.getTime() + day * DAY_MS);
    await moveTo(this.world, new Date(date.getTime() + FIRST_HOUR_MS + day * LATER_EACH_DAY_MS));
    await this.receive(this.gifts.get(day) ?? []);
    await this.diary.keep(day);
    await notFarBehind(this.world);
    await this.world.lived(date, this.given);
  }

  /** A few donors at once, as on any website. */
  private async receive(gifts: readonly GiftPlan[]): Promise<void> {
    const waiting = [...gifts];
    const lane = async (): Promise<void> => {
      for (let gift = waiting.shift(); gift; gift = waiting.shift()) await this.receiveOne(gift);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
  }

  private async receiveOne(plan: GiftPlan): Promise<void> {
    const session = await give(this.world.app, plan, this.offer);
    this.given++;
    const { story } = plan;
    if (session === undefined || story === undefined) return;
    const { stripe } = this.world;
    this.diary.note(story.day, async () => {
      const sequel = await tell(story.kind, new PaidGift(stripe, session), stripe);
      if (sequel) this.diary.note(story.day + sequel.afterDays, () => sequel.happen());
    });
  }
}

const DAY_MS = 86_400_000;
const FIRST_HOUR_MS = 6 * 3_600_000;
/**
 * Each day's hour is a little later than the day's before. What comes round after months falls on the hour of its gift:
 * so it is always well within the night before, whatever the speed of this machine, and the same seed lives the same.
 */
const LATER_EACH_DAY_MS = 30_000;
/** Enough to keep app and sandbox busy by turns. */
const AT_ONCE = 4;

/** Webhooks are worked off while the next day is lived; but not weeks later, or nothing would be as in real life. */
async function notFarBehind({ stripe, books }: World): Promise<void> {
  while ((await behind(stripe, books)) > FAR_BEHIND) await pause(LOOK_AGAIN_MS);
}

async function behind(stripe: LocalStripe, books: Books): Promise<number> {
  const { underWay } = await stripe.look<{ underWay: number }>('deliveries/under-way');
  return underWay + (await books.waitingEvents());
}

const FAR_BEHIND = 300;
const LOOK_AGAIN_MS = 25;
