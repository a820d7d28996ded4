import { Inject, Injectable } from '@nestjs/common';
import type { Newsroom } from '../../foundation/newsroom/newsroom';
import { NEWSROOM } from '../../foundation/newsroom/newsroom-token';
import { holds, type StaffRole } from '../access/roles';
import type { StaffPerson } from '../access/staff-person';
import { csrfField } from './csrf-field';
import { html, type Html } from './html';
import { WebAssets } from './web-assets';

/** What one page of staff puts into the frame that all share. */
export interface StaffPageParts {
  /** Undefined on the pages before anybody has signed in. */
  readonly person: StaffPerson | undefined;
  /** Of the session, for the button that signs out. */
  readonly csrfToken: string;
  readonly title: string;
  /** The address of the link that the page belongs to, such as "/finance/reports". */
  readonly active: string;
  /** Begins with an h1. */
  readonly content: Html;
  readonly head?: Html;
}

/** The frame of every page of staff: the newsroom's name, where else one may go, who is signed in. */
@Injectable()
export class StaffFrame {
  constructor(
    private readonly assets: WebAssets,
    @Inject(NEWSROOM) private readonly newsroom: Newsroom,
  ) {}

  page({ person, csrfToken, title, active, content, head }: StaffPageParts): Html {
    const { name } = this.newsroom;
    return html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <meta name="robots" content="noindex" />
          <title>${title} – ${name}</title>
          <link rel="icon" href="data:," />
          <link rel="stylesheet" href="${this.assets.addressOf('newsroom.css')}" />
          <link rel="stylesheet" href="${this.assets.addressOf('staff.css')}" />
          ${head}
        </head>
        <body class="page staff">
          <a class="skip" href="#content">Skip to content</a>
          <header class="staff-top">
            <a class="brand" href="/staff">${name}</a>
            ${person && signedIn(person, csrfToken)}
          </header>
          ${person && navigation(person, active)}
          <main id="content" tabindex="-1">${content}</main>
        </body>
      </html>`;
  }
}

export interface StaffLink {
  readonly address: string;
  readonly words: string;
  /** What one does there, for whoever comes for the first time. */
  readonly about: string;
  /** Undefined: for everybody who has signed in. */
  readonly role?: StaffRole;
}

/** Where staff may go, in the order of the navigation; those of one's roles alone are shown. */
export const STAFF_LINKS: readonly StaffLink[] = [
  {
    address: '/finance',
    words: 'Dashboard',
    about: 'Whether the books tie to Stripe, and how the month goes',
    role: 'finance-read',
  },
  {
    address: '/finance/reports',
    words: 'Reports',
    about: 'Every report, to read, print and export',
    role: 'finance-read',
  },
  {
    address: '/finance/payouts',
    words: 'Payouts',
    about: 'Every deposit at the bank, and the gifts in it',
    role: 'finance-read',
  },
  {
    address: '/finance/refunds',
    words: 'Refunds',
    about: 'Refunds, disputes and when they must be answered',
    role: 'finance-read',
  },
  {
    address: '/finance/experiments',
    words: 'Experiments',
    about: 'Which amounts and texts readers give more by',
    role: 'finance-read',
  },
  { address: '/finance/search', words: 'Search', about: 'A gift by its id, here or at Stripe', role: 'finance-read' },
  { address: '/finance/periods', words: 'Periods', about: 'Close a month, and reopen one', role: 'finance-read' },
  {
    address: '/care',
    words: 'Donor care',
    about: 'Find a donor who wrote, refund, cancel, send again',
    role: 'donor-care',
  },
  { address: '/staff/people', words: 'People', about: 'Who signs in, and what they may do', role: 'admin' },
  { address: '/staff/tokens', words: 'Tokens', about: 'Keys for programs that fetch reports' },
  { address: '/staff/switches', words: 'Switches', about: 'Stop giving, or one method of payment', role: 'admin' },
  { address: '/staff/audit', words: 'Audit', about: 'Who did what, and when', role: 'admin' },
];

export function linksFor({ roles }: Pick<StaffPerson, 'roles'>): StaffLink[] {
  return STAFF_LINKS.filter(({ role }) => role === undefined || holds(roles, role));
}

function navigation(person: StaffPerson, active: string): Html {
  const item = ({ address, words }: StaffLink): Html =>
    html`<li><a href="${address}" ${address === active && html`aria-current="page"`}>${words}</a></li>`;
  return html`<nav class="staff-nav" aria-label="Staff">
    <ul>
      ${linksFor(person).map(item)}
    </ul>
  </nav>`;
}

function signedIn({ address }: StaffPerson, csrfToken: string): Html {
  return html`<form class="signed-in" method="post" action="/staff/sign-out">
    <span>Signed in as <strong>${address}</strong></span>
    ${csrfField(csrfToken)}
    <button type="submit">Sign out</button>
  </form>`;
}
