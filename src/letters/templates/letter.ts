import type { Newsroom } from '../../foundation/newsroom/newsroom';
import type { LetterTexts } from './letter-texts';

/** What a letter says, before it is a mail: the one template of all letters. */
export interface Letter {
  /** Neutral: a mailbox may be seen by others. It names neither the newsroom nor a gift. */
  readonly subject: string;
  readonly language: string;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly paragraph: string }
  /** Something to do, by a link on a line of its own. */
  | { readonly action: string; readonly url: string; readonly emphasis: 'main' | 'other' }
  /** What is kept and looked up: names and values, in this order. */
  | { readonly details: readonly (readonly [name: string, value: string])[] }
  | { readonly small: string };

/** Who writes, at the end of every letter. */
export function sender(texts: LetterTexts, { name, contactUrl }: Newsroom): Block {
  return { small: texts.say('sender', { newsroom: name, contact: contactUrl.replace(/^mailto:/, '') }) };
}

/** As plain text: what every mail program shows, and all that is needed. */
export function asText({ blocks, language }: Letter): string {
  const colon = language === 'fr' ? '\u00a0:' : ':';
  return `${blocks.map((block) => textOf(block, colon)).join('\n\n')}\n`;
}

function textOf(block: Block, colon: string): string {
  if ('paragraph' in block) return block.paragraph;
  if ('details' in block) return block.details.map(([name, value]) => `${name}${colon} ${value}`).join('\n');
  return 'small' in block ? block.small : `${block.action}${colon}\n${block.url}`;
}

/** As simple HTML: no picture, no style sheet, nothing that is fetched, and each address visible where it leads. */
export function asHtml({ subject, language, blocks }: Letter): string {
  return [
    `<!doctype html><html lang="${escaped(language)}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">',
    `<title>${escaped(subject)}</title></head>`,
    `<body style="margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif"><div style="max-width:34em;margin:0 auto">`,
    ...blocks.map(htmlOf),
    '</div></body></html>',
  ].join('\n');
}

function htmlOf(block: Block): string {
  if ('paragraph' in block) return `<p style="margin:0 0 16px">${lines(block.paragraph)}</p>`;
  if ('details' in block) return `<table style="margin:0 0 16px">${block.details.map(rowOf).join('')}</table>`;
  if ('small' in block) return `<p style="margin:24px 0 0;font-size:14px;opacity:.75">${lines(block.small)}</p>`;
  return `<p style="margin:0 0 16px"><a href="${escaped(block.url)}" style="${LINK_STYLES[block.emphasis]}">${escaped(block.action)}</a></p>`;
}

function rowOf([name, value]: readonly [string, string]): string {
  return `<tr><th scope="row" style="${CELL};font-weight:400;opacity:.75">${escaped(name)}</th><td style="${CELL}">${escaped(value)}</td></tr>`;
}

const CELL = 'padding:2px 16px 2px 0;text-align:left;vertical-align:top';

const LINK_STYLES = {
  main: 'display:inline-block;padding:12px 20px;border:1px solid #767676;border-radius:10px;background:#1a1a1a;color:#ffffff;text-decoration:none;font-weight:600',
  other: 'color:inherit',
};

function lines(text: string): string {
  return escaped(text).replaceAll('\n', '<br>');
}

function escaped(text: string): string {
  return text.replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
}
