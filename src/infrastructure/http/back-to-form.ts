import type { Problem } from '../../foundation/problem/problem';

/** Back to the page of a form that asks for an address; never with the address, which would stand in histories and logs. */
export function backToForm(page: string, body: unknown, words: Readonly<Record<string, string>>): string {
  const language = (body as Record<string, unknown> | null)?.['language'];
  const isTag = typeof language === 'string' && /^[A-Za-z0-9-]{2,12}$/.test(language);
  return `${page}?${new URLSearchParams({ ...(isTag && { language }), ...words })}`;
}

/** What was wrong, for the page to say. */
export function wordsOf({ code, details }: Problem): Record<string, string> {
  return { problem: code, retryAfterSeconds: String(details.retryAfterSeconds ?? '') };
}
