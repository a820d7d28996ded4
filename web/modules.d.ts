/** A style sheet as text, minified by the build. */
declare module '*.css' {
  const text: string;
  export default text;
}

/** What box.js has of every language of web/languages, gathered by the build; the other words are in `file`. */
declare module 'mainstay:languages' {
  import type { FirstWords } from './box/words';
  const languages: Record<string, { file: string; give: FirstWords }>;
  export default languages;
}

/** The file of each chunk of the box, put there by the build. */
declare const MAINSTAY_CHUNKS: Record<'monthly-question.js' | 'tribute-part.js', string>;
