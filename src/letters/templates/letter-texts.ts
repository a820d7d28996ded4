import { filledIn } from './filled-in';
import { en, type LetterWords } from './words/en';
import { ru } from './words/ru';

const WORDS: Readonly<Record<string, LetterWords>> = { en, ru };

/** The languages in which letters can be written. */
export const LETTER_LANGUAGES = Object.keys(WORDS);

/** The words of letters in one language. */
export class LetterTexts {
  private readonly words: LetterWords;

  /** A language without letters of its own is written to in English. */
  constructor(readonly language: string) {
    this.words = WORDS[language] ?? en;
  }

  say(key: keyof LetterWords, values: Record<string, string | number> = {}): string {
    // A day may end with a full stop of its own, as it does in Russian.
    return filledIn(this.words[key], this.language, values).replaceAll('..', '.');
  }

  /** "1 March 2027". @param day such as 2027-03-01 */
  day(day: string): string {
    return new Intl.DateTimeFormat(this.language, { dateStyle: 'long', timeZone: 'UTC' }).format(
      new Date(`${day}T00:00:00Z`),
    );
  }
}
