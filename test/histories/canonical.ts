import { RUN } from './history';

/**
 * Gives every object of Stripe's the name of its place in the history: the sandbox draws its ids at random, and a seed
 * must lead to the same history each time.
 */
export class CanonicalNames {
  private readonly names = new Map<string, string>();

  of(text: string): string {
    return text.replace(STRIPE_ID, (id, prefix: string) => this.names.get(id) ?? this.named(id, prefix));
  }

  private named(id: string, prefix: string): string {
    const name = `${prefix}_${String(this.names.size + 1).padStart(4, '0')}${RUN}`;
    this.names.set(id, name);
    return name;
  }
}

/** As long as Stripe's own, which sets them apart from words such as `payment_intent`. */
const STRIPE_ID = /\b([a-z]+(?:_[a-z]+)*)_[0-9A-Za-z]{24,}\b/g;
