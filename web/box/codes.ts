import type { ContributionOptions } from './options';

/** What led to a gift, as codes of the newsroom's. */
export type Codes = Partial<Record<(typeof OWN)[number] | (typeof ORIGIN)[number], string>>;

/**
 * The codes that the element names. Where the newsroom keeps origins: the article, and the UTM codes of the page's
 * address, too. Never the referrer. What has not a code's form is left out: a slip shall cost a code, and no gift.
 */
export function codesOf(box: Element, { attribution }: ContributionOptions): Codes {
  const address = new URL(location.href).searchParams;
  const origin = attribution === true ? ORIGIN : [];
  const codes = (names: readonly string[], form: RegExp) =>
    names.flatMap((name) => {
      const code = box.getAttribute(name) ?? (name.startsWith('utm_') ? address.get(name) : null) ?? '';
      return form.test(code) ? [[name, code]] : [];
    });
  return Object.fromEntries([...codes(OWN, OWN_FORM), ...codes(origin, ORIGIN_FORM)]) as Codes;
}

const OWN = ['campaign', 'placement'] as const;
const ORIGIN = ['article', 'utm_source', 'utm_medium', 'utm_campaign'] as const;
const OWN_FORM = /^[a-z0-9][a-z0-9-]{0,39}$/;
const ORIGIN_FORM = /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/;
