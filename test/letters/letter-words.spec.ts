import { readdirSync } from 'node:fs';
import path from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { LETTER_LANGUAGES, LETTER_WORDS, requireLetters } from '../../src/letters/templates/letter-texts';

type Element = ReturnType<IntlMessageFormat['getAst']>[number];
type Option = Extract<Element, { options: unknown }>['options'][string];

const english = LETTER_WORDS['en']!;

const elementsOf = (words: string, language: string): Element[] =>
  within(new IntlMessageFormat(words, language).getAst());

/** An element and all that stand in its choices. */
function within(elements: readonly Element[]): Element[] {
  return elements.flatMap((each) => [each, ...optionsOf(each).flatMap(([, { value }]) => within(value))]);
}

function optionsOf(element: Element): [string, Option][] {
  return 'options' in element ? Object.entries(element.options) : [];
}

/** Such as "amount" or "frequency: annual, other": every value by name, and what a choice tells apart. */
function argumentsOf(words: string, language: string): string[] {
  const named = elementsOf(words, language).flatMap((element) => {
    if (!('value' in element) || typeof element.value !== 'string' || element.type === 0) return [];
    const isPlural = 'pluralType' in element;
    const told = isPlural ? [] : optionsOf(element).map(([option]) => option);
    return [told.length === 0 ? element.value : `${element.value}: ${told.sort().join(', ')}`];
  });
  return [...new Set(named)].sort();
}

/** The counts from one to two hundred for which a plural says nothing of its own, and falls to "other" by neglect. */
function countsForgotten(element: Element, language: string): number[] {
  if (!('pluralType' in element)) return [];
  const rules = new Intl.PluralRules(language);
  const counts = Array.from({ length: 200 }, (_, index) => index + 1);
  return counts.filter((count) => !(`=${count}` in element.options) && !(rules.select(count) in element.options));
}

it('letters are written in every language that pages are', () => {
  const pages = readdirSync(path.join(__dirname, '../../web/languages')).map((name) => path.parse(name).name);
  expect([...LETTER_LANGUAGES].sort()).toEqual(pages.sort());
});

it('a newsroom that offers a language without letters is told so when it starts', () => {
  expect(() => requireLetters(['en', 'it'])).toThrow('no letters in it: there are en, de,');
  expect(() => requireLetters(['en', 'ru'])).not.toThrow();
});

describe.each(LETTER_LANGUAGES)('the words of letters in "%s"', (language) => {
  const words = LETTER_WORDS[language]!;

  it('are there for every key, and for no other', () => {
    expect(Object.keys(words).sort()).toEqual(Object.keys(english).sort());
    expect(Object.values(words).filter((sentence) => sentence.trim() === '')).toEqual([]);
  });

  it.each(Object.keys(english) as (keyof typeof english)[])(
    '%s: fills in what English does, and counts right',
    (key) => {
      expect(argumentsOf(words[key], language)).toEqual(argumentsOf(english[key], 'en'));
      const forgotten = elementsOf(words[key], language).flatMap((element) => countsForgotten(element, language));
      expect(forgotten).toEqual([]);
    },
  );
});
