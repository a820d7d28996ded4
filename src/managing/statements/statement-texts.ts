import { dayInWords } from '../../foundation/calendar/day-in-words';
import { filledIn } from '../../letters/templates/filled-in';
import { de } from './words/de';
import { en, type StatementWords } from './words/en';
import { es } from './words/es';
import { fr } from './words/fr';
import { nl } from './words/nl';
import { pl } from './words/pl';
import { ru } from './words/ru';
import { uk } from './words/uk';

const WORDS: Readonly<Record<string, StatementWords>> = { en, de, es, fr, nl, pl, ru, uk };

/** The languages in which statements can be made. */
export const STATEMENT_LANGUAGES = Object.keys(WORDS);

/** The words of statements in one language. */
export class StatementTexts {
  /** What is said, and how its days and amounts are written: never in two languages. */
  readonly language: string;
  private readonly words: StatementWords;

  /** A language without words of its own is English. */
  constructor(wished: string) {
    this.language = Object.hasOwn(WORDS, wished) ? wished : 'en';
    this.words = WORDS[this.language] ?? en;
  }

  say(key: keyof StatementWords, values: Record<string, string | number> = {}): string {
    return filledIn(this.words[key], this.language, values);
  }

  /** "March 1, 2027". @param day such as 2027-03-01 */
  day(day: string): string {
    return dayInWords(day, this.language);
  }

  /** "Mar 1, 2027". */
  shortDay(day: string): string {
    return this.days('medium').format(noonOf(day));
  }

  /** "January 1 – December 31, 2026", as short as the language has it. */
  period(from: string, until: string): string {
    return this.days('long').formatRange(noonOf(from), noonOf(until));
  }

  /** "Mollie and PayPal". */
  list(names: readonly string[]): string {
    return new Intl.ListFormat(this.language, { type: 'conjunction' }).format(names);
  }

  private days(dateStyle: 'long' | 'medium'): Intl.DateTimeFormat {
    return new Intl.DateTimeFormat(this.language, { dateStyle, timeZone: 'UTC' });
  }
}

function noonOf(day: string): Date {
  return new Date(`${day}T12:00:00Z`);
}
