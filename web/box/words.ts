import languages from 'mainstay:languages';
import type english from '../languages/en.json';
import { scriptOrigin } from './script-origin';

/** The words of the box in one language. */
export type Words = Pick<typeof english, 'give' | 'problems'>;

/** What is said before the words have come, and when they do not. */
export type FirstWords = Pick<Words['give'], 'loading' | 'loadFailed' | 'retry'>;

/** In the donor's own language even where nothing could be loaded. */
export function firstWords(language: string): FirstWords {
  return named(language).give;
}

/** From where the script came from. Rejects when they cannot be had. */
export async function fetchWords(language: string): Promise<Words> {
  // As a page's <link rel="preload" crossorigin> asks for it, or the browser would fetch it twice.
  const reply = await fetch(`${scriptOrigin}/assets/${named(language).file}`, {
    referrerPolicy: 'no-referrer',
    signal: AbortSignal.timeout(WORDS_TIMEOUT_MS),
  });
  if (!reply.ok) throw new Error(`words in ${language}: ${reply.status}`);
  return (await reply.json()) as Words;
}

// As long as the options, which are asked for at the same time.
const WORDS_TIMEOUT_MS = 15_000;

/** The first of the wished languages that is both spoken here and offered; else the first offered. */
export function chooseLanguage(wished: readonly (string | null)[], offered: readonly string[] = spoken()): string {
  const bases = wished.map((tag) => tag?.toLowerCase().split('-')[0] ?? '');
  const usable = offered.filter((language) => language in languages);
  return bases.find((base) => usable.includes(base)) ?? usable[0] ?? 'en';
}

function spoken(): string[] {
  return Object.keys(languages);
}

function named(language: string): (typeof languages)[string] {
  const known = languages[language];
  if (!known) throw new Error(`no words for ${language}`);
  return known;
}
