import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { LOOPBACK } from '../../scripts/free-port';
import { numberIn, renamed } from '../lives/names';

/** What stands in the file it is given. */
export interface StripeOfLivesSettings {
  readonly port: number;
  /** Objects as JSON, under the names of the life they are taken from. */
  readonly objects: readonly string[];
}

/** Stands for Stripe where it is asked for one object of a life; its lists are empty, so that each is asked for alone. */
function main(): void {
  const { port, objects } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as StripeOfLivesSettings;
  const byId = new Map(objects.map((object) => [(JSON.parse(object) as { id: string }).id, object]));
  createServer((request, response) => {
    const id = new URL(request.url ?? '', 'http://any').pathname.split('/').at(-1) ?? '';
    response.setHeader('content-type', 'application/json');
    response.end(answer(id, byId) ?? EMPTY_LIST);
  }).listen(port, LOOPBACK);
}

const EMPTY_LIST = JSON.stringify({ object: 'list', data: [], has_more: false });

function answer(id: string, objects: ReadonlyMap<string, string>): string | undefined {
  const number = numberIn(id);
  if (number === undefined) return undefined;
  for (const [original, object] of objects) if (renamed(original, number) === id) return renamed(object, number);
  return undefined;
}

main();
