import { query } from '../../support/query';
import type { CrashRig, StripesEvent } from './crash-rig';
import { control } from './stripes-word';

/** What Stripe has to tell and has not got across. */
export async function untold({ database, events }: CrashRig): Promise<StripesEvent[]> {
  const rows = await query<{ event_id: string }>(database.url, 'select event_id from stripe_events');
  const stored = new Set(rows.map(({ event_id }) => event_id));
  return events.filter(({ id }) => !stored.has(id));
}

/** Stripe waits longer after each try that met no app, half an hour in the end: here it tries again now. */
export async function tellAgain(rig: CrashRig): Promise<void> {
  for (const { id } of await untold(rig)) await control(rig, `events/${id}/resend`);
}
