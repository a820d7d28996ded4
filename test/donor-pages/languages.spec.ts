import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { dayInWords } from '../../src/foundation/calendar/day-in-words';

type Sentence = string | Record<string, string>;
type Words = Record<string, Record<string, Sentence>>;

const FOLDER = path.join(__dirname, '../../web/languages');
const languages = readdirSync(FOLDER).map((name) => path.parse(name).name);
const { name: englishName, ...english } = read('en');

function read(language: string): Words & { name: unknown } {
  return JSON.parse(readFileSync(path.join(FOLDER, `${language}.json`), 'utf8'));
}

const keysOf = (words: Words): string[] =>
  Object.entries(words).flatMap(([section, sentences]) => Object.keys(sentences).map((key) => `${section}.${key}`));

const formsOf = (sentence: Sentence): string[] => (typeof sentence === 'string' ? [sentence] : Object.values(sentence));
const placeholdersOf = (form: string): string[] => (form.match(/\{\w+\}/g) ?? []).sort();

describe.each(languages)('the words in "%s"', (language) => {
  const { name, ...words } = read(language);

  it('call the language by its own name', () => {
    expect(typeof name).toBe('string');
    expect(language === 'en' || name !== englishName).toBe(true);
  });

  it('are there for every key, and for no other', () => {
    expect(keysOf(words).sort()).toEqual(keysOf(english).sort());
  });

  it('are none of them empty, and fill in the same values', () => {
    for (const [section, sentences] of Object.entries(words)) {
      for (const [key, sentence] of Object.entries(sentences)) {
        const expected = placeholdersOf(formsOf(english[section]![key]!)[0]!);
        for (const form of formsOf(sentence)) {
          expect([key, form.trim() === '' ? 'empty' : placeholdersOf(form)]).toEqual([key, expected]);
        }
      }
    }
  });

  it('do not put a full stop after a day that ends in one', () => {
    const stopped = Object.values(words).flatMap((sentences) =>
      Object.values(sentences)
        .flatMap(formsOf)
        .filter((form) => form.replaceAll('{day}', dayInWords('2027-03-01', language)).includes('..')),
    );
    expect(stopped).toEqual([]);
  });

  it('have each plural form that the language needs, and no other', () => {
    const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const plurals = Object.values(words).flatMap((sentences) =>
      Object.values(sentences).filter((s) => typeof s !== 'string'),
    );
    expect(plurals.length).toBeGreaterThan(0);
    for (const forms of plurals) expect(Object.keys(forms).sort()).toEqual([...needed].sort());
  });
});
