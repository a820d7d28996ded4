import { SCHEMA_REFERENCE_PREFIX, type Contract, type Route, type Schema } from '../contract';
import { closeSchemas, schemaKey } from './close-schemas';
import { borrowedTypeName, BORROWED_VALUES, closeBorrowedValues } from './borrowed-values';
import { closeDocumentedValues } from './documented-values';
import { aliasKey, EVENT_UNION, writeEntryModule } from './entry-module';
import { readOperations, type Operation } from './operations';
import { RESOURCE_FILES } from './resource-files';
import type { StripePackage } from './stripe-package';
import { typeSchemas } from './type-schemas';

/** Derives the contract from the installed SDK. Takes about six seconds, nearly all of it the TypeScript compiler. */
export function buildContract(stripe: StripePackage): Contract {
  const operations = RESOURCE_FILES.flatMap((file) => readOperations(stripe, file));
  const { text, aliases } = writeEntryModule(stripe, operations);
  const raw = typeSchemas(text, [...new Set(aliases.values()), EVENT_UNION, ...BORROWED_VALUES.map(borrowedTypeName)]);
  closeDocumentedValues(raw);
  closeBorrowedValues(raw);
  const schemas = closeSchemas(raw);
  return {
    sdkVersion: stripe.version,
    apiVersion: stripe.apiVersion(),
    routes: operations.map((operation) => toRoute(operation, aliases)),
    events: eventTypes(schemas),
    schemas,
  };
}

function toRoute(operation: Operation, aliases: ReadonlyMap<string, string>): Route {
  const { resourceFile, method, verb, path, paramsType, replyType, replyShape } = operation;
  const reply = reference(aliases.get(aliasKey(resourceFile, replyType)) ?? '');
  return {
    operation: `${resourceFile}.${method}`,
    verb,
    path,
    request: paramsType ? schemaKey(aliases.get(aliasKey(resourceFile, paramsType)) ?? '') : null,
    response: replyShape === 'object' ? reply : pageOf(replyShape, reply),
  };
}

function reference(name: string): Schema {
  return { $ref: SCHEMA_REFERENCE_PREFIX + schemaKey(name) };
}

function pageOf(object: 'list' | 'search_result', item: Schema): Schema {
  const searchOnly: Record<string, Schema> = {
    next_page: { type: ['string', 'null'] },
    total_count: { type: 'integer' },
  };
  return {
    type: 'object',
    required: ['object', 'data', 'has_more', 'url'],
    properties: {
      object: { type: 'string', const: object },
      url: { type: 'string' },
      has_more: { type: 'boolean' },
      data: { type: 'array', items: item },
      ...(object === 'search_result' ? searchOnly : {}),
    },
    additionalProperties: false,
  };
}

function eventTypes(schemas: Readonly<Record<string, Schema>>): Record<string, string> {
  const found = Object.entries(schemas).flatMap(([name, { properties }]) => {
    const type = properties?.['type']?.const;
    return properties?.['object']?.const === 'event' && typeof type === 'string' ? [[type, name] as const] : [];
  });
  return Object.fromEntries(found);
}
