import type { StaffRole } from './roles';

/**
 * Who may call a route:
 * - `anyone`: no database work is done for it
 * - `signed by Stripe`, `metrics token`: whoever shows that, which the route itself looks at
 * - `signed in`: everybody of the newsroom
 * - a role: whoever holds it
 */
export type Caller = 'anyone' | 'signed by Stripe' | 'metrics token' | 'signed in' | StaffRole;

/**
 * What keeps another site from sending a write with a visitor's cookies: `form`: the session's own token and the same
 * origin; `same origin`: the latter alone, where there is no session yet; `none`: no cookie is looked at.
 */
export type WriteProtection = 'none' | 'same origin' | 'form';

export interface RouteRule {
  readonly caller: Caller;
  readonly write: WriteProtection;
}

type Line = readonly [route: string, caller: Caller, write?: WriteProtection];

/**
 * The whole house, route by route; what has no line is refused. A HEAD is ruled by the line of its GET. A line that ends
 * in `/*` rules whatever lies under it and has no line of its own.
 */
const ROUTES: readonly Line[] = [
  ['GET /', 'anyone'],
  ['GET /give', 'anyone'],
  ['GET /campaigns/:code', 'anyone'],
  ['GET /embed', 'anyone'],
  ['GET /thank-you', 'anyone'],
  ['GET /manage', 'anyone'],
  // By a link's token in the address, or by the cookie of a visit.
  ['GET /manage/:door', 'anyone'],
  ['POST /manage/:door/fresh-link', 'anyone', 'same origin'],
  ['POST /manage/visit/end', 'anyone', 'same origin'],
  ['GET /manage/:door/gifts/:gift/:wish', 'anyone'],
  ['POST /manage/:door/gifts/:gift/card', 'anyone', 'same origin'],
  ['POST /manage/:door/gifts/:gift/:wish', 'anyone', 'same origin'],
  ['GET /manage/erasure/:id', 'anyone'],
  ['GET /manage/:door/erase', 'anyone'],
  ['POST /manage/:door/erase', 'anyone', 'same origin'],
  ['GET /manage/:door/data', 'anyone'],
  ['POST /manage/:door/data', 'anyone', 'same origin'],
  ['GET /manage/:door/data.json', 'anyone'],
  ['GET /manage/:door/statements', 'anyone'],
  ['GET /manage/:door/statement', 'anyone'],
  ['GET /manage/:door/receipts/:number', 'anyone'],
  ['GET /reminders/:token', 'anyone'],
  ['GET /newsletter', 'anyone'],
  ['GET /newsletter/:token', 'anyone'],
  ['GET /box.js', 'anyone'],
  ['GET /assets/:name', 'anyone'],
  // Beside the sandbox only, as their controllers see to.
  ['POST /demo/clock', 'anyone', 'none'],
  ['GET /demo/letters', 'anyone'],
  ['GET /demo/letters/:language/:name', 'anyone'],

  ['GET /v1/contribution-options', 'anyone'],
  ['GET /v1/campaigns/:code', 'anyone'],
  ['POST /v1/checkout-sessions', 'anyone', 'none'],
  ['POST /v1/exposures', 'anyone', 'none'],
  // Its bearer is the secret of one payment page, no token of staff.
  ['GET /v1/contributions/:id/status', 'anyone'],
  ['POST /v1/reminders', 'anyone', 'none'],
  ['POST /v1/reminders/:token/confirmation', 'anyone', 'none'],
  ['POST /v1/reminders/:token/snooze', 'anyone', 'none'],
  ['POST /v1/reminders/:token/cancellation', 'anyone', 'none'],
  ['GET /v1/mail/unsubscribe/:token', 'anyone'],
  ['POST /v1/mail/unsubscribe/:token', 'anyone', 'none'],
  ['POST /v1/manage-links', 'anyone', 'none'],
  ['POST /v1/newsletter-requests', 'anyone', 'none'],
  ['POST /v1/newsletter-requests/:token/confirmation', 'anyone', 'none'],

  ['GET /staff', 'signed in'],
  ['GET /staff/sign-in', 'anyone'],
  ['POST /staff/sign-in', 'anyone', 'same origin'],
  ['POST /staff/sign-out', 'signed in', 'form'],
  ['GET /staff/single-sign-on', 'anyone'],
  // What comes back from the provider is held against a sealed cookie.
  ['GET /staff/single-sign-on/callback', 'anyone'],
  ['GET /staff/set-up/:token', 'anyone'],
  ['POST /staff/set-up/:token', 'anyone', 'same origin'],
  ['GET /staff/people', 'admin'],
  ['POST /staff/people', 'admin', 'form'],
  ['POST /staff/people/:id/roles', 'admin', 'form'],
  ['POST /staff/people/:id/link', 'admin', 'form'],
  ['POST /staff/people/:id/disabling', 'admin', 'form'],
  ['GET /staff/tokens', 'signed in'],
  ['POST /staff/tokens', 'signed in', 'form'],
  ['POST /staff/tokens/:id/revocation', 'signed in', 'form'],
  ['GET /staff/audit', 'admin'],
  ['GET /staff/switches', 'admin'],
  ['POST /staff/switches/off', 'admin', 'form'],
  ['POST /staff/switches/on', 'admin', 'form'],

  ['GET /care', 'donor-care'],
  ['POST /care', 'donor-care', 'form'],
  ['GET /care/donors/:id', 'donor-care'],
  ['GET /care/donors/:id/statement', 'donor-care'],
  ['POST /care/donors/:id/manage-link', 'donor-care', 'form'],
  ['POST /care/donors/:id/erasure', 'donor-care', 'form'],
  ['GET /care/gifts/:id', 'donor-care'],
  ['POST /care/gifts/:id/end', 'donor-care', 'form'],
  ['POST /care/charges/:id/refund', 'donor-care', 'form'],
  ['POST /care/letters/:id/sending', 'donor-care', 'form'],
  ['GET /care/actions/:id', 'donor-care'],
  ['POST /care/actions/:id', 'donor-care', 'form'],

  ['GET /v1/reports', 'finance-read'],
  ['GET /v1/reports/:name', 'finance-read'],
  ['GET /v1/reports/:name/:format', 'finance-export'],
  ['GET /v1/periods', 'finance-read'],
  ['POST /v1/periods/:month/closing', 'finance-export', 'form'],
  ['POST /v1/periods/:month/reopening', 'finance-export', 'form'],

  ['GET /finance', 'finance-read'],
  ['GET /finance/reports', 'finance-read'],
  ['GET /finance/reports/:name', 'finance-read'],
  ['GET /finance/payouts', 'finance-read'],
  ['GET /finance/payouts/:id', 'finance-read'],
  ['GET /finance/refunds', 'finance-read'],
  ['GET /finance/experiments', 'finance-read'],
  ['GET /finance/search', 'finance-read'],
  ['GET /finance/periods', 'finance-read'],
  ['GET /finance/periods/:month', 'finance-read'],
  ['POST /finance/periods/:month/closing', 'finance-export', 'form'],
  ['POST /finance/periods/:month/reopening', 'finance-export', 'form'],
  ['POST /finance/periods/:month/comparison', 'finance-export', 'form'],
  ['POST /finance/files', 'finance-export', 'form'],
  ['GET /finance/runs/:id', 'finance-export'],
  ['GET /finance/runs/:id/progress', 'finance-export'],
  ['GET /finance/runs/:id/file', 'finance-export'],
  ['POST /finance/comparison', 'finance-read', 'form'],
  ['GET /finance/schedules', 'finance-read'],
  // One's own wishes, no figures: whoever reads may have them.
  ['POST /finance/schedules', 'finance-read', 'form'],
  ['POST /finance/schedules/:id/stopping', 'finance-read', 'form'],
  ['GET /finance/mailed/:id', 'finance-read'],

  ['GET /continue', 'anyone'],
  ['GET /continue/:token', 'anyone'],
  ['POST /continue/:token', 'anyone'],

  ['GET /docs', 'anyone'],
  ['GET /docs/', 'anyone'],
  ['GET /docs/*', 'anyone'],
  ['GET /docs-yaml', 'anyone'],
  ['GET /v1/openapi.json', 'anyone'],
  ['OPTIONS *', 'anyone', 'none'],
  ['GET /health', 'anyone'],
  ['GET /metrics', 'metrics token'],
  ['POST /webhooks/stripe', 'signed by Stripe', 'none'],
];

export const ROUTE_RULES: ReadonlyMap<string, RouteRule> = new Map(ROUTES.map(ruleOf));

/** @param pattern as Fastify has it: "/manage/:token" @returns undefined where nobody has said who may call it */
export function ruleFor(method: string, pattern: string): RouteRule | undefined {
  const verb = method === 'HEAD' ? 'GET' : method;
  const exact = `${verb} ${pattern}`;
  return ROUTE_RULES.get(exact) ?? ruleAbove(exact);
}

/** The nearest line that ends in `/*`. */
function ruleAbove(route: string): RouteRule | undefined {
  for (let end = route.lastIndexOf('/'); end > 0; end = route.lastIndexOf('/', end - 1)) {
    const above = `${route.slice(0, end)}/*`;
    const rule = ROUTE_RULES.get(above);
    if (rule !== undefined) return rule;
  }
  return undefined;
}

function ruleOf([route, caller, write = 'none']: Line): [string, RouteRule] {
  return [route, { caller, write }];
}
