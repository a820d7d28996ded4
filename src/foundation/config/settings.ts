import { existsSync } from 'node:fs';
import { publicUrlFault } from './addresses';
import { ConfigurationError } from './configuration-error';

/** Reads single settings and collects what is wrong with them, so that an operator mends all of them in one go. */
export class Settings {
  private readonly faults: string[] = [];

  constructor(private readonly environment: NodeJS.ProcessEnv) {}

  /** An empty value counts as missing: an empty secret must never mean "do not check". */
  private value(name: string): string | undefined {
    return this.environment[name]?.trim() || undefined;
  }

  fault(name: string, sentence: string): void {
    this.faults.push(`${name} ${sentence}`);
  }

  throwFaults(): void {
    if (this.faults.length > 0) throw new ConfigurationError(this.faults);
  }

  optional(name: string, fallback: string): string {
    return this.value(name) ?? fallback;
  }

  text(name: string, pattern: RegExp, expected: string): string {
    const value = this.value(name);
    if (value === undefined) this.fault(name, `is missing: expected ${expected}`);
    else if (!pattern.test(value)) this.fault(name, `is not of the form: ${expected}`);
    return value ?? '';
  }

  optionalText(name: string, pattern: RegExp, expected: string): string | undefined {
    const value = this.value(name);
    if (value !== undefined && !pattern.test(value)) this.fault(name, `is not of the form: ${expected}`);
    return value;
  }

  integer(name: string, bounds: { minimum: number; maximum?: number; fallback: number }): number {
    const text = this.value(name);
    if (text === undefined) return bounds.fallback;
    const number = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    const maximum = bounds.maximum ?? Number.MAX_SAFE_INTEGER;
    if (!(number >= bounds.minimum && number <= maximum)) {
      this.fault(name, `must be a whole number from ${bounds.minimum} to ${maximum}`);
    }
    return number;
  }

  choice<T extends string>(name: string, choices: readonly T[], fallback: T): T {
    const text = this.value(name);
    if (text === undefined) return fallback;
    const chosen = choices.find((choice) => choice === text);
    if (chosen === undefined) this.fault(name, `must be one of ${choices.join(', ')}`);
    return chosen ?? fallback;
  }

  list(name: string): string[] {
    return (this.value(name) ?? '')
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== '');
  }

  file(name: string, fallback?: string): string {
    const path = this.value(name) ?? fallback;
    if (path === undefined) this.fault(name, 'is missing: expected the path of a file');
    else if (!existsSync(path)) this.fault(name, `names a file that does not exist: ${path}`);
    return path ?? '';
  }

  url(name: string): URL | undefined {
    const text = this.value(name);
    if (text === undefined) return undefined;
    const url = URL.parse(text);
    if (url !== null && /^https?:$/.test(url.protocol)) return url;
    this.fault(name, 'must be an http or https address');
    return undefined;
  }

  publicUrl(name: string, livemode: boolean): URL {
    const url = this.url(name);
    if (url === undefined && this.value(name) === undefined) {
      this.fault(name, 'is missing: expected the address at which donors reach this server');
    }
    const fault = url && publicUrlFault(url, livemode);
    if (fault !== undefined) this.fault(name, fault);
    return url ?? new URL('https://127.0.0.1');
  }
}

export function readLiveMode(secretKey: string): boolean {
  return /^(sk|rk)_live_/.test(secretKey);
}
