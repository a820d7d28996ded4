import { html, type Html } from '../../infrastructure/pages/html';
import type { GiveRequest } from './give-request';

/** Only what was asked for, as attributes of the box: it proposes a currency by the browser's language and zone. */
export function boxWishes({ named, codes }: GiveRequest): Html[] {
  // The box asks for words by itself.
  const { words: _, ...wishes } = named;
  return Object.entries({ ...wishes, ...codes }).flatMap(([name, value]) =>
    value === undefined ? [] : [html` ${name}="${value}"`],
  );
}
