import type { HttpReply } from '../api/exchange';
import { html, type Html } from './html';

export const STYLESHEET_PATH = '/pay/sandbox.css';

/** A whole page as a reply, under a policy that lets nothing run and forms go nowhere but where they must. */
export function page(title: string, content: Html, formTargets: readonly string[] = [], status = 200): HttpReply {
  const document = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title} – Sandbox</title>
        <link rel="stylesheet" href="${STYLESHEET_PATH}" />
      </head>
      <body>
        <p class="band"><strong>Sandbox, no real money.</strong> Use its test numbers, never a real card.</p>
        <main>${content}</main>
      </body>
    </html>`;
  return { status, headers: headers(formTargets), body: document.markup };
}

/** Chromium holds a form's redirect to `form-action` too, so the site the payer returns to has to be named. */
function headers(formTargets: readonly string[]): Record<string, string> {
  const targets = ["'self'", ...new Set(formTargets)].join(' ');
  return {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': `default-src 'none'; style-src 'self'; form-action ${targets}; frame-ancestors 'none'; base-uri 'none'`,
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  };
}

export function redirect(location: string): HttpReply {
  return {
    status: 303,
    headers: { location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' },
    body: '',
  };
}
