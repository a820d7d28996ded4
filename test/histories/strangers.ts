import type { Json } from '../../src/infrastructure/stripe/events/projection';
import { RUN } from './history';

type JsonObject = { [name: string]: Json };

/** Events of others about objects of the same names, every amount another: if one of them were heard, it would show. */
export function strangersOf(events: readonly string[], place: number, changes: JsonObject): string[] {
  return events.map((event) => {
    const doubled = event
      .replace(new RegExp(`\\bevt_\\d{4}${RUN}`), (id) => `${id}other${place}`)
      .replace(
        /"(amount\w*|total|unit_amount)":(\d+)/g,
        (_all, name: string, amount: string) => `"${name}":${Number(amount) + 7}`,
      );
    return JSON.stringify({ ...(JSON.parse(doubled) as JsonObject), ...changes });
  });
}

/** The same event as a later version might render it: more fields, on every level. */
export function withUnknownFields(event: string): string {
  const { data, ...envelope } = JSON.parse(event) as { data: { object: JsonObject } };
  return JSON.stringify({ ...envelope, of_tomorrow: true, data: { ...data, object: extended(data.object) } });
}

function extended(value: JsonObject): JsonObject {
  const fields = Object.entries(value).map(([name, field]) => [name, isObject(field) ? extended(field) : field]);
  return { ...Object.fromEntries(fields), of_tomorrow: { amount: 1, currency: 'eur', status: 'unheard_of' } };
}

function isObject(value: Json): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
