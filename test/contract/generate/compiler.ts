import { createRequire } from 'node:module';

type SchemaCompiler = typeof import('typescript-json-schema');

/**
 * typescript-json-schema with the TypeScript 5 it brings along as `ts`. The compiler inside is heavy (a third of a second) and the contract is
 * usually cached, so it is loaded on demand.
 */
export function loadCompiler(): SchemaCompiler {
  return createRequire(__filename)('typescript-json-schema') as SchemaCompiler;
}
