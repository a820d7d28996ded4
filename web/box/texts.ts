import languages from 'mainstay:languages';

type Give = (typeof languages)[string]['give'];
type Values = Record<string, string | number>;

/** The words of one language. */
export class Texts {
  constructor(readonly language: string) {}

  give(key: keyof Give, values: Values = {}): string {
    return fill(this.words.give[key], values);
  }

  /** A sentence of `problems`; the general one for a code that has none. */
  problem(code: string, values: Values): string {
    const problems: Record<string, string | Record<string, string>> = this.words.problems;
    const sentence = problems[Object.hasOwn(problems, code) ? code : 'unexpected'] ?? '';
    return fill(typeof sentence === 'string' ? sentence : this.pluralOf(sentence, Number(values.count)), values);
  }

  private pluralOf(forms: Record<string, string>, count: number): string {
    return forms[new Intl.PluralRules(this.language).select(count)] ?? forms.other ?? '';
  }

  private get words(): (typeof languages)[string] {
    const words = languages[this.language];
    if (!words) throw new Error(`no words for ${this.language}`);
    return words;
  }
}

/** The first of the wished languages that is both spoken here and offered; else the first offered. */
export function chooseLanguage(wished: readonly (string | null)[], offered: readonly string[] = spoken()): string {
  const bases = wished.map((tag) => tag?.toLowerCase().split('-')[0] ?? '');
  const usable = offered.filter((language) => language in languages);
  return bases.find((base) => usable.includes(base)) ?? usable[0] ?? 'en';
}

function spoken(): string[] {
  return Object.keys(languages);
}

function fill(sentence: string, values: Values): string {
  return sentence.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(values[name] ?? placeholder));
}
