import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { loadPageTexts, type PageTexts } from './page-texts';
import { DONOR_PAGES_SETTINGS, type DonorPagesSettings } from './settings';

/** Chooses the language of a page: as asked for in its address, else as the browser prefers, else the newsroom's. */
@Injectable()
export class PageLanguages {
  private readonly texts: ReadonlyMap<string, PageTexts>;
  private readonly fallback: PageTexts;

  constructor(@Inject(DONOR_PAGES_SETTINGS) settings: DonorPagesSettings) {
    this.texts = loadPageTexts(settings);
    const fallback = this.texts.get(settings.newsroom.defaultLanguage);
    if (!fallback) throw new Error('the newsroom file was not checked');
    this.fallback = fallback;
  }

  for(request: FastifyRequest): PageTexts {
    const { language } = request.query as { language?: unknown };
    const wished = [String(language ?? ''), ...preferredBy(request.headers['accept-language'] ?? '')];
    const found = wished.map((tag) => this.texts.get(tag) ?? this.texts.get(tag.split('-')[0] ?? ''));
    return found.find((texts) => texts !== undefined) ?? this.fallback;
  }

  /** @returns undefined for a language that is not offered */
  named(language: unknown): PageTexts | undefined {
    return this.texts.get(String(language));
  }

  all(): PageTexts[] {
    return [...this.texts.values()];
  }
}

// Browsers send a handful; a longer list is not a person's.
const MOST_LANGUAGES = 10;

/** The tags of an Accept-Language header, the most wished first: https://www.rfc-editor.org/rfc/rfc9110#field.accept-language */
function preferredBy(header: string): string[] {
  return header
    .split(',', MOST_LANGUAGES)
    .map((item) => item.trim().split(/\s*;\s*q=/))
    .map(([tag = '', weight]) => ({ tag: tag.toLowerCase(), weight: weight === undefined ? 1 : Number(weight) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}
