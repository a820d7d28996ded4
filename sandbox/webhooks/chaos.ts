import type { Generation } from '../account/event-log';
import { seededRandom } from './seeded-random';

/** Shares of all events, each from 0 to 1. */
export interface ChaosShares {
  /** Never made at all: no list and no delivery ever shows it. */
  readonly neverGenerated: number;
  /** Told a second time under another id. */
  readonly twin: number;
  readonly drop: number;
  readonly duplicate: number;
  readonly delay: number;
  readonly shuffle: number;
}

export interface ChaosSettings {
  /** The same seed and the same events meet the same fate. */
  readonly seed: number;
  readonly delayMs: number;
  readonly shares: ChaosShares;
}

export type Passage = 'pass' | 'drop' | 'duplicate' | 'delay' | 'shuffle';

/** Disorder as a standing state, drawn from a seed: what Stripe does now and then, as often as a test likes. */
export class Chaos {
  private settings: ChaosSettings | undefined;
  private random = seededRandom(0);

  begin(settings: ChaosSettings): void {
    this.settings = settings;
    this.random = seededRandom(settings.seed);
  }

  end(): void {
    this.settings = undefined;
  }

  get delayMs(): number {
    return this.settings?.delayMs ?? 0;
  }

  current(): ChaosSettings | undefined {
    return this.settings;
  }

  generation(): Generation {
    if (!this.settings) return 'once';
    const { neverGenerated, twin } = this.settings.shares;
    return this.draw({ never_generated: neverGenerated, twin }, 'once');
  }

  passage(): Passage {
    if (!this.settings) return 'pass';
    const { drop, duplicate, delay, shuffle } = this.settings.shares;
    return this.draw({ drop, duplicate, delay, shuffle }, 'pass');
  }

  /** A number from 0 to 1, the next of the seed's. */
  next(): number {
    return this.random();
  }

  private draw<T extends string, Rest extends string>(shares: Record<T, number>, otherwise: Rest): T | Rest {
    let left = this.random();
    for (const [kind, share] of Object.entries(shares) as [T, number][]) {
      if (left < share) return kind;
      left -= share;
    }
    return otherwise;
  }
}
