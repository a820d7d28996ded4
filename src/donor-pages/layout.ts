import { Inject, Injectable } from '@nestjs/common';
import { html, type Html } from '../infrastructure/pages/html';
import { PageLanguages } from './page-languages';
import type { PageTexts } from './page-texts';
import { DONOR_PAGES_SETTINGS, type DonorPagesSettings } from './settings';
import { WebAssets } from '../infrastructure/pages/web-assets';

/** What one page puts into the frame that all share. */
export interface PageParts {
  texts: PageTexts;
  title: string;
  content: Html;
  head?: Html | false;
  /** The same page in another language; without it no languages are offered. */
  inLanguage?(language: string): string;
}

/** The frame of every donor page: the newsroom's name above, its policies below. */
@Injectable()
export class Layout {
  constructor(
    private readonly assets: WebAssets,
    private readonly languages: PageLanguages,
    @Inject(DONOR_PAGES_SETTINGS) private readonly settings: DonorPagesSettings,
  ) {}

  page({ inLanguage, ...parts }: PageParts): Html {
    const { texts, content } = parts;
    return this.whole(
      parts,
      html`<body class="page">
        <header class="top">
          <a class="skip" href="#content">${texts.page('skip')}</a>
          <a class="brand" href="/">${this.settings.newsroom.name}</a>
          ${inLanguage && this.languageLinks(texts, inLanguage)}
        </header>
        <main id="content" tabindex="-1">${content}</main>
        ${this.footer(texts)}
      </body>`,
    );
  }

  /** For a frame on another page, which has a frame of its own around it. */
  bare(parts: Omit<PageParts, 'inLanguage'>): Html {
    return this.whole(
      parts,
      html`<body class="page bare">
        <main id="content">${parts.content}</main>
      </body>`,
    );
  }

  private whole({ texts, title, head }: PageParts, body: Html): Html {
    return html`<!doctype html>
      <html lang="${texts.language}">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <title>${title} – ${this.settings.newsroom.name}</title>
          <link rel="icon" href="data:," />
          <link rel="stylesheet" href="${this.assets.addressOf('newsroom.css')}" />
          <link rel="stylesheet" href="${this.assets.addressOf('page.css')}" />
          ${head}
        </head>
        ${body}
      </html>`;
  }

  /** For the head of a page with the donation box: its words are asked for beside its script, not after it. */
  boxWords({ language }: PageTexts): Html {
    const address = this.assets.addressOf(`words-${language}.json`);
    return html`<link rel="preload" as="fetch" type="application/json" crossorigin href="${address}" />`;
  }

  /** Few stand in a line; many would fill half a phone, and fold under the language that is read. */
  private languageLinks(current: PageTexts, inLanguage: (language: string) => string): Html {
    const all = this.languages.all();
    const links = html`<ul class="languages">
      ${all.map((texts) => languageLink(texts, current, inLanguage))}
    </ul>`;
    const folded = html`<details class="tongues">
      <summary><span class="unseen">${current.page('language')}: </span>${current.name}</summary>
      ${links}
    </details>`;
    return html`<nav aria-label="${current.page('language')}">${all.length > MOST_IN_LINE ? folded : links}</nav>`;
  }

  private footer(texts: PageTexts): Html {
    const { newsroom, reminders } = this.settings;
    const { privacyPolicyUrl, termsUrl, contactUrl } = newsroom;
    return html`<footer class="foot">
      <ul>
        <li><a href="${privacyPolicyUrl}">${texts.page('privacy')}</a></li>
        ${termsUrl && html`<li><a href="${termsUrl}">${texts.page('terms')}</a></li>`}
        ${reminders && html`<li><a href="/manage?language=${texts.language}">${texts.page('manageAskTitle')}</a></li>`}
        <li><a href="${contactUrl}">${texts.page('contact')}</a></li>
      </ul>
    </footer>`;
  }
}

const MOST_IN_LINE = 3;

function languageLink(
  { language, name }: PageTexts,
  current: PageTexts,
  inLanguage: (language: string) => string,
): Html {
  return html`<li>
    <a
      href="${inLanguage(language)}"
      lang="${language}"
      hreflang="${language}"
      ${current.language === language && html`aria-current="true"`}
      >${name}</a
    >
  </li>`;
}
