import { DataSource } from 'typeorm';
import type { Answer } from './history';
import type { Telling } from './telling';

/** Asks for what could not be told apart, as the app would by itself were it not told to work nothing off. */
export async function settleWhatIsAmbiguous(telling: Telling): Promise<void> {
  const open = await openFetches(telling);
  const answers = telling.history.objects.filter((json) => open.has((JSON.parse(json) as Answer).objectId ?? ''));
  await telling.tell(await telling.answers(answers));
}

/** Subscriptions and disputes of which nobody can tell which view is the newest, by the history's own names. */
async function openFetches(telling: Telling): Promise<Set<string>> {
  const rows: { object_id: string }[] = await telling.app.app
    .get(DataSource)
    .query(
      `select object_id from stripe_fetches where object_type in ('subscription', 'dispute') and object_id like '%' || $1`,
      [telling.run],
    );
  return new Set(rows.map(({ object_id }) => telling.original(object_id)));
}
