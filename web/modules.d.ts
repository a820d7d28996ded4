/** A style sheet as text, minified by the build. */
declare module '*.css' {
  const text: string;
  export default text;
}

/** Every file of web/languages by its name, gathered by the build. */
declare module 'mainstay:languages' {
  import type english from './languages/en.json';
  const languages: Record<string, Pick<typeof english, 'give' | 'problems'>>;
  export default languages;
}
