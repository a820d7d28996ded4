import { createHash } from 'node:crypto';
import { project, type Json } from './projection';

/** What is kept of a delivery: the envelope, the object through the allow-list, and the email apart, to be sealed. */
export interface ReceivedEvent {
  readonly account: string;
  readonly eventId: string;
  readonly type: string;
  readonly created: Date;
  readonly apiVersion: string | null;
  readonly livemode: boolean;
  readonly bodySha256: Buffer;
  readonly objectType: string;
  readonly objectId: string | null;
  readonly projection: { [name: string]: Json };
  readonly previousAttributes: { [name: string]: Json } | null;
  /** In the clear, and only in memory: sealed before anything is written. */
  readonly email: string | null;
}

type JsonObject = { [name: string]: Json };

/** Reads a body whose signature is good. @returns undefined when it is no event: signed, but not for us */
export function readEvent(body: Buffer): ReceivedEvent | undefined {
  const event = parse(body);
  const data = event?.['data'] as JsonObject | undefined;
  const object = data?.['object'] as JsonObject | undefined;
  if (
    event === undefined ||
    object === undefined ||
    typeof event['id'] !== 'string' ||
    typeof event['created'] !== 'number'
  )
    return undefined;
  const objectType = textOf(object['object']) ?? '';
  const previous = data?.['previous_attributes'] as JsonObject | undefined;
  return {
    account: textOf(event['account']) ?? '',
    eventId: event['id'],
    type: textOf(event['type']) ?? '',
    created: new Date(event['created'] * 1000),
    apiVersion: textOf(event['api_version']),
    livemode: event['livemode'] === true,
    bodySha256: createHash('sha256').update(body).digest(),
    objectType,
    objectId: textOf(object['id']),
    projection: project(objectType, object),
    previousAttributes: previous === undefined ? null : project(objectType, previous),
    email: emailOf(objectType, object),
  };
}

function parse(body: Buffer): JsonObject | undefined {
  try {
    const value = JSON.parse(body.toString('utf8')) as Json;
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Only a completed session is where a donor gave an address to us; the same address elsewhere is not needed. */
function emailOf(objectType: string, object: JsonObject): string | null {
  if (objectType !== 'checkout.session' || object['status'] !== 'complete') return null;
  return textOf((object['customer_details'] as JsonObject | null)?.['email']);
}

function textOf(value: Json | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
