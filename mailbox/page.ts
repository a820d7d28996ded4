import type { ReadMail } from './stored-mail';

/** The list of mails, newest first. */
export function listPage(mails: readonly ReadMail[]): string {
  const rows = mails.map(
    ({ id, to, subject, receivedAt }) =>
      `<li><a href="/mails/${id}"><span>${escaped(subject)}</span><small>to ${escaped(to.join(', '))}</small><time>${time(receivedAt)}</time></a></li>`,
  );
  const content =
    rows.length === 0
      ? '<p class="empty">No mail yet. Whatever the app sends arrives here, and goes nowhere else.</p>'
      : `<ol reversed>${rows.join('')}</ol>`;
  return page(
    'Mailbox',
    `<h1>Mailbox</h1><p class="note">Real SMTP, but nothing leaves this machine. <a href="/">Look again</a></p>${content}`,
  );
}

/** One mail: as plain text with its links, as HTML, and every header. */
export function mailPage({ id, from, to, subject, text, headers, receivedAt }: ReadMail): string {
  const rows = headers.map(
    ({ name, value }) => `<tr><th scope="row">${escaped(name)}</th><td>${escaped(value)}</td></tr>`,
  );
  return page(
    subject,
    `<p class="note"><a href="/">All mails</a></p><h1>${escaped(subject)}</h1>
    <p class="note">From ${escaped(from)}<br>To ${escaped(to.join(', '))}<br>${time(receivedAt)}</p>
    <h2>As plain text</h2><pre>${linked(text)}</pre>
    <h2>As HTML</h2><iframe title="The mail as HTML" sandbox="allow-popups allow-popups-to-escape-sandbox" src="/mails/${id}/html"></iframe>
    <details><summary>Headers</summary><table>${rows.join('')}</table></details>`,
  );
}

function page(title: string, content: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>${escaped(title)} – mailbox</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/style.css"></head>
<body><main>${content}</main></body></html>`;
}

export const STYLE = `
:root { color-scheme: light dark; --line: color-mix(in srgb, CanvasText 18%, Canvas); }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; background: Canvas; color: CanvasText; }
main { max-width: 46em; margin: 0 auto; padding: 1.5em 1em 4em; }
h1 { font-size: 1.5em; overflow-wrap: anywhere; } h2 { font-size: 1.05em; margin-top: 2em; }
.note { color: color-mix(in srgb, CanvasText 70%, Canvas); } .empty { padding: 3em 0; text-align: center; }
ol { list-style: none; margin: 0; padding: 0; border-top: 1px solid var(--line); }
li a { display: grid; grid-template-columns: 1fr auto; gap: .1em 1em; padding: .9em .3em; border-bottom: 1px solid var(--line); color: inherit; text-decoration: none; }
li a:hover span, li a:focus-visible span { text-decoration: underline; }
li small { grid-row: 2; color: color-mix(in srgb, CanvasText 70%, Canvas); overflow-wrap: anywhere; } time { font-variant-numeric: tabular-nums; font-size: .9em; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; padding: 1em; border: 1px solid var(--line); border-radius: .6em; }
iframe { width: 100%; height: 30em; border: 1px solid var(--line); border-radius: .6em; background: #fff; }
details { margin-top: 2em; } table { border-collapse: collapse; width: 100%; font-size: .9em; }
th, td { text-align: start; vertical-align: top; padding: .35em .6em .35em 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }`;

function linked(text: string): string {
  return escaped(text).replace(/https?:\/\/[^\s<&]+(?:&#38;[^\s<&]+)*/g, (url) => `<a href="${url}">${url}</a>`);
}

function time(instant: string): string {
  return `<time datetime="${escaped(instant)}">${escaped(instant.slice(0, 16).replace('T', ' '))} UTC</time>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
}
