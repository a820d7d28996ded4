import { createServer, type Server, type ServerResponse } from 'node:http';
import { listPage, mailPage, STYLE } from './page';
import type { Store } from './store';
import { read } from './stored-mail';

/** The mailbox as pages for people, and as JSON for tests. */
export function httpServer(store: Store): Server {
  return createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://mailbox').pathname;
    if (request.method !== 'GET' && request.method !== 'HEAD') return send(response, 405, 'text/plain', 'Only GET');
    answer(store, path, response).catch(() => send(response, 500, 'text/plain', 'This mail cannot be read'));
  });
}

async function answer(store: Store, path: string, response: ServerResponse): Promise<void> {
  const [, id, part] = /^\/mails\/(\d{1,9})(\/html)?$/.exec(path) ?? [];
  const mail = id === undefined ? undefined : store.find(Number(id));
  if (path === '/style.css') return send(response, 200, 'text/css', STYLE);
  if (path === '/') return send(response, 200, HTML, listPage(await Promise.all(store.all().toReversed().map(read))));
  if (path === '/mails.json')
    return send(response, 200, 'application/json', JSON.stringify(await Promise.all(store.all().map(read))));
  if (mail === undefined) return send(response, 404, 'text/plain', 'There is no such mail');
  const shown = await read(mail);
  if (part === undefined) return send(response, 200, HTML, mailPage(shown));
  send(response, 200, HTML, shown.html.replace('<head>', '<head><base target="_blank">'), IN_A_FRAME);
}

const HTML = 'text/html; charset=utf-8';
const PAGE =
  "default-src 'none'; style-src 'self'; img-src data:; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/** What a mail program allows: its own styles, and nothing that is fetched. */
const IN_A_FRAME = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

function send(response: ServerResponse, status: number, type: string, body: string, policy = PAGE): void {
  response.writeHead(status, {
    'content-type': type,
    'content-security-policy': policy,
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  response.end(body);
}
