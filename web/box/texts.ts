import type { Words } from './words';

type Values = Record<string, string | number>;

/** The words of one language. */
export class Texts {
  constructor(
    readonly language: string,
    private readonly words: Words,
  ) {}

  give(key: keyof Words['give'], values: Values = {}): string {
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
}

function fill(sentence: string, values: Values): string {
  return sentence.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(values[name] ?? placeholder));
}
