import { dayInWords } from '../../foundation/calendar/day-in-words';
import { filledIn } from './filled-in';
import { de } from './words/de';
import { en, type LetterWords } from './words/en';
import { es } from './words/es';
import { fr } from './words/fr';
import { nl } from './words/nl';
import { pl } from './words/pl';
import { ru } from './words/ru';
import { uk } from './words/uk';

/** By language. */
export const LETTER_WORDS: Readonly<Record<string, LetterWords>> = { en, de, es, fr, nl, pl, ru, uk };

/** The languages in which letters can be written. */
export const LETTER_LANGUAGES = Object.keys(LETTER_WORDS);

/** Throws, when the server starts, for a language whose donors would be written to in English. */
export function requireLetters(languages: readonly string[]): void {
  const missing = languages.filter((language) => !LETTER_LANGUAGES.includes(language));
  if (missing.length > 0)
    throw new Error(`no letters in ${missing.join(', ')}: there are ${LETTER_LANGUAGES.join(', ')}`);
}

/** The words of letters in one language. */
export class LetterTexts {
  private readonly words: LetterWords;

  /** A language without letters of its own is written to in English. */
  constructor(readonly language: string) {
    this.words = LETTER_WORDS[language] ?? en;
  }

  say(key: keyof LetterWords, values: Record<string, string | number> = {}): string {
    // A day may end with a full stop of its own, as it does in Russian.
    return filledIn(this.words[key], this.language, values).replaceAll('..', '.');
  }

  /** "1 March 2027". @param day such as 2027-03-01 */
  day(day: string): string {
    return dayInWords(day, this.language);
  }
}
