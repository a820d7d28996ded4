import { CAMPAIGN_PATTERN } from './campaign';

/**
 * What led to a gift, in codes that stand for many readers at once: a campaign, and the place where the box or link
 * stood, such as "article-end". Nothing here comes from a browser's history: no referrer, no cookie, no identifier.
 */
export interface Attribution {
  readonly campaign?: string;
  readonly placement?: string;
  readonly origin?: Origin;
}

/**
 * The article, and UTM codes by the names that links have for them; kept only where the newsroom file says so, and for
 * 90 days. `utm_content` and `utm_term` are never read: links have them to tell single readers apart.
 */
export const ORIGIN_CODES = ['article', 'utm_source', 'utm_medium', 'utm_campaign'] as const;
export type Origin = Partial<Record<(typeof ORIGIN_CODES)[number], string>>;

/** As other programs write them. */
export const ORIGIN_PATTERN = /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/;

/** Every code, by the name that it has in links, forms and bodies. */
export type AttributionCodes = Pick<Attribution, 'campaign' | 'placement'> & Origin;

/** The codes that an address names. What has not their form is left out: a slip in a link shall cost a code, and no gift. */
export function codesIn(named: Readonly<Record<string, unknown>>): AttributionCodes {
  return Object.fromEntries(
    Object.entries(PATTERNS).flatMap(([name, pattern]) => {
      const value = named[name];
      return typeof value === 'string' && pattern.test(value) ? [[name, value]] : [];
    }),
  );
}

const PATTERNS: Readonly<Record<keyof AttributionCodes, RegExp>> = {
  ...{ campaign: CAMPAIGN_PATTERN, placement: CAMPAIGN_PATTERN },
  ...{ article: ORIGIN_PATTERN, utm_source: ORIGIN_PATTERN, utm_medium: ORIGIN_PATTERN, utm_campaign: ORIGIN_PATTERN },
};

/** Codes as they are kept: the origin apart from what stays. */
export function attributionOf({ campaign, placement, ...codes }: AttributionCodes): Attribution {
  const origin = Object.entries(codes).filter(([, code]) => code !== undefined);
  return {
    ...(campaign !== undefined && { campaign }),
    ...(placement !== undefined && { placement }),
    ...(origin.length > 0 && { origin: Object.fromEntries(origin) }),
  };
}
