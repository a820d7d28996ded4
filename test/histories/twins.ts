import { RUN } from './history';

/** Now and then Stripe tells one change twice, under two event ids. */
export function twins(events: readonly string[]): string[] {
  return events.map((event) => event.replace(EVENT_ID, (id) => `${id}twin`));
}

const EVENT_ID = new RegExp(`\\bevt_\\d{4}${RUN}`);
