import type { Json } from '../events/projection';
import { UnreadableObject } from './unreadable-object';

/**
 * Reads the fields of one projected object in our words: bigint minor units, upper-case currencies, dates. A field that
 * is absent altogether is an error (the version adapter asked for it); one that is null is a null.
 */
export class FieldReader {
  constructor(
    private readonly object: { readonly [name: string]: Json },
    private readonly place: string,
  ) {}

  text(name: string): string {
    return this.optionalText(name) ?? this.fail(name, 'is null');
  }

  optionalText(name: string): string | null {
    const value = this.present(name);
    return value === null || typeof value === 'string' ? value : this.fail(name, 'is not text');
  }

  has(name: string): boolean {
    return name in this.object;
  }

  /** @returns null where Stripe leaves the field out altogether for this kind of object */
  textIfPresent(name: string): string | null {
    return name in this.object ? this.optionalText(name) : null;
  }

  oneOf<T extends string>(name: string, known: readonly T[]): T {
    const value = this.text(name);
    return known.find((candidate) => candidate === value) ?? this.fail(name, unknownValue(value));
  }

  flag(name: string): boolean {
    const value = this.present(name);
    return typeof value === 'boolean' ? value : this.fail(name, 'is not true or false');
  }

  amountMinor(name: string): bigint {
    return this.optionalAmountMinor(name) ?? this.fail(name, 'is null');
  }

  optionalAmountMinor(name: string): bigint | null {
    const value = this.present(name);
    if (value === null) return null;
    return typeof value === 'number' && Number.isSafeInteger(value)
      ? BigInt(value)
      : this.fail(name, 'is not a whole number');
  }

  /** A rate or share, as text: nothing is calculated with it. */
  optionalNumberText(name: string): string | null {
    const value = this.present(name);
    return value === null ? null : typeof value === 'number' ? String(value) : this.fail(name, 'is not a number');
  }

  wholeNumber(name: string): number {
    const value = this.present(name);
    return typeof value === 'number' && Number.isSafeInteger(value) ? value : this.fail(name, 'is not a whole number');
  }

  /** Stripe writes `eur`, everything of ours reads `EUR`. */
  currency(name: string): string {
    const value = this.text(name);
    return /^[a-z]{3}$/.test(value) ? value.toUpperCase() : this.fail(name, 'is not a currency');
  }

  instant(name: string): Date {
    return this.optionalInstant(name) ?? this.fail(name, 'is null');
  }

  optionalInstant(name: string): Date | null {
    const value = this.present(name);
    if (value === null) return null;
    return typeof value === 'number' && Number.isSafeInteger(value)
      ? new Date(value * 1000)
      : this.fail(name, 'is not a time');
  }

  /** @returns undefined where the field is null or left out */
  inner(name: string): FieldReader | undefined {
    const value = this.object[name];
    if (value === null || value === undefined) return undefined;
    if (typeof value !== 'object' || Array.isArray(value)) return this.fail(name, 'is not an object');
    return new FieldReader(value, `${this.place}.${name}`);
  }

  /** As `inner`, where the field must be there: its absence says that this is another shape. @returns undefined for null */
  nullableInner(name: string): FieldReader | undefined {
    this.present(name);
    return this.inner(name);
  }

  list(name: string): FieldReader[] {
    const value = this.present(name);
    if (!Array.isArray(value)) return this.fail(name, 'is not a list');
    return value.map(
      (item, index) => new FieldReader(item as { [name: string]: Json }, `${this.place}.${name}[${index}]`),
    );
  }

  fail(name: string, fault: string): never {
    throw new UnreadableObject(`${this.place}.${name} ${fault}`);
  }

  private present(name: string): Json {
    const value = this.object[name];
    return value === undefined ? this.fail(name, 'is missing') : value;
  }
}

/** Names the value only where it has the form of Stripe's words: reasons are kept and logged, and others could be a person's. */
function unknownValue(value: string): string {
  return /^[a-z0-9_.-]{1,40}$/.test(value) ? `has a value we do not know: ${value}` : 'has a value we do not know';
}
