import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { DonorPagesSettings } from './settings';

/** One file of web/languages. */
export interface LanguageFile {
  name: string;
  give: Record<string, string>;
  problems: Record<string, string | Record<string, string>>;
  pages: Record<string, string>;
}

/** The words of the pages in one language. */
export class PageTexts {
  constructor(
    readonly language: string,
    private readonly file: LanguageFile,
  ) {}

  /** The language's own name for itself. */
  get name(): string {
    return this.file.name;
  }

  page(key: string, values: Values = {}): string {
    return fill(this.file.pages[key] ?? key, values);
  }

  give(key: string, values: Values = {}): string {
    return fill(this.file.give[key] ?? key, values);
  }

  /** The sentence of a problem code; a general one where the code has none, for it may come from an address. */
  problem(code: string, values: Values): string {
    const { problems } = this.file;
    const sentence = problems[Object.hasOwn(problems, code) ? code : 'unexpected'] ?? '';
    if (typeof sentence === 'string') return fill(sentence, values);
    return fill(
      sentence[new Intl.PluralRules(this.language).select(Number(values['count']))] ?? sentence['other'] ?? '',
      values,
    );
  }
}

type Values = Record<string, string | number>;

/** The languages that the newsroom offers, in its order. Throws for one that has no file. */
export function loadPageTexts({ webRoot, newsroom }: DonorPagesSettings): ReadonlyMap<string, PageTexts> {
  const folder = path.join(webRoot, 'languages');
  const spoken = readdirSync(folder).map((name) => path.parse(name).name);
  const missing = newsroom.languages.filter((language) => !spoken.includes(language));
  if (missing.length > 0) throw new Error(`no words for ${missing.join(', ')}: there are ${spoken.join(', ')}`);
  const read = (language: string) =>
    JSON.parse(readFileSync(path.join(folder, `${language}.json`), 'utf8')) as LanguageFile;
  return new Map(newsroom.languages.map((language) => [language, new PageTexts(language, read(language))]));
}

function fill(sentence: string, values: Values): string {
  return sentence.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(values[name] ?? placeholder));
}
