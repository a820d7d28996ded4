/** Text that is safe inside a page: made only by `html`. */
export class Html {
  constructor(readonly text: string) {}
}

export type HtmlValue = Html | string | number | false | undefined | readonly HtmlValue[];

/**
 * A template whose every value is escaped, in text and in quoted attributes alike, unless it is Html itself.
 * Nothing stands for false and undefined; a list is joined.
 */
export function html(strings: TemplateStringsArray, ...values: HtmlValue[]): Html {
  return new Html(strings.reduce((page, string, index) => page + escaped(values[index - 1]) + string));
}

function escaped(value: HtmlValue): string {
  if (value === undefined || value === false) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map(escaped).join('');
  return String(value).replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
}
