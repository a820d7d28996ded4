/**
 * What npm `stripe` says about the API version it is pinned to, as one JSON document: the routes with their parameter and reply types, the
 * event types, and the schemas all of them refer to.
 */
export interface Contract {
  readonly sdkVersion: string;
  readonly apiVersion: string;
  readonly routes: readonly Route[];
  /** Event type, such as `charge.succeeded`, to the name of its schema. */
  readonly events: Readonly<Record<string, string>>;
  readonly schemas: Readonly<Record<string, Schema>>;
}

export interface Route {
  /** Resource file and method, such as `Checkout/Sessions.create`. */
  readonly operation: string;
  readonly verb: string;
  /** With its variables in braces: `/v1/charges/{id}/capture`. */
  readonly path: string;
  /** Name of the schema of the parameters, or null where the method takes none. */
  readonly request: string | null;
  readonly response: Schema;
}

/** The part of JSON Schema draft 7 the generator emits, and three words of our own. */
export interface Schema {
  readonly $ref?: string;
  readonly anyOf?: readonly Schema[];
  /** Only ever `{}`: a parameter TypeScript calls `never`. */
  readonly not?: Schema;
  readonly type?: JsonType | readonly JsonType[];
  readonly const?: Scalar;
  readonly enum?: readonly Scalar[];
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  /** Ours: an instant in whole seconds since 1970. */
  readonly unixTime?: true;
  /** Ours: a three-letter currency in lower case. */
  readonly currency?: true;
  /** Ours: the object holds another hash, named by the value of this property. */
  readonly hashNamedBy?: string;
}

export type Scalar = string | number | boolean | null;
export type JsonType = 'null' | 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object';

/** Schemas refer to each other by `#/schemas/NAME`, so that other validators can read the document too. */
export const SCHEMA_REFERENCE_PREFIX = '#/schemas/';
