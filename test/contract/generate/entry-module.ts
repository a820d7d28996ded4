import path from 'node:path';
import type { ts } from 'typescript-json-schema';
import { borrowedTypeName, BORROWED_VALUES } from './borrowed-values';
import { loadCompiler } from './compiler';
import type { Operation } from './operations';
import type { StripePackage } from './stripe-package';

/** Name under which the entry module exports the union of all event types. */
export const EVENT_UNION = 'StripeEventUnion';
/**
 * A TypeScript module that exports one alias per parameter or reply type of the operations, because typescript-json-schema wants named types.
 * `aliases` maps `resourceFile|expression` to the exported name.
 */
export function writeEntryModule(stripe: StripePackage, operations: readonly Operation[]) {
  const aliases = new Map<string, string>();
  const lines = [
    `export type ${EVENT_UNION} = import('${stripe.modulePath('resources', 'Events.js')}').Event;`,
    ...BORROWED_VALUES.map((borrowed) => {
      const module = stripe.modulePath('resources', `${borrowed.resourceFile}.js`);
      return `export type ${borrowedTypeName(borrowed)} = import('${module}').${borrowed.type};`;
    }),
  ];
  for (const { resourceFile, paramsType, replyType } of operations) {
    for (const expression of [paramsType, replyType]) {
      if (!expression || aliases.has(aliasKey(resourceFile, expression))) continue;
      const name = `${resourceFile}__${expression}`.replace(/\W+/g, '_');
      aliases.set(aliasKey(resourceFile, expression), name);
      lines.push(`export type ${name} = ${qualify(stripe, resourceFile, expression)};`);
    }
  }
  return { text: lines.join('\n'), aliases };
}

export function aliasKey(resourceFile: string, expression: string): string {
  return `${resourceFile}|${expression}`;
}

/** Rewrites `Customer | DeletedCustomer`, valid inside the resource's file, so that it is valid anywhere. */
function qualify(stripe: StripePackage, resourceFile: string, expression: string): string {
  const imports = readImports(stripe, resourceFile);
  return expression
    .split('|')
    .map((part) => {
      const [head = '', ...rest] = part.trim().split('.');
      const origin = imports.get(head) ?? { module: `./${path.posix.basename(resourceFile)}.js`, name: head };
      const module = stripe.modulePath('resources', path.dirname(resourceFile), origin.module);
      return [`import('${module}').${origin.name}`, ...rest].join('.');
    })
    .join(' | ');
}

function readImports(stripe: StripePackage, resourceFile: string): Map<string, { module: string; name: string }> {
  const { ts } = loadCompiler();
  const text = stripe.read(`cjs/resources/${resourceFile}.d.ts`);
  const source = ts.createSourceFile('resource.d.ts', text, ts.ScriptTarget.ES2022);
  return new Map(source.statements.filter(ts.isImportDeclaration).flatMap((statement) => importedNames(ts, statement)));
}

function importedNames(compiler: typeof ts, statement: ts.ImportDeclaration) {
  const bindings = statement.importClause?.namedBindings;
  if (!bindings || !compiler.isNamedImports(bindings)) return [];
  const module = (statement.moduleSpecifier as ts.StringLiteral).text;
  return bindings.elements.map(({ name, propertyName }) => {
    return [name.text, { module, name: (propertyName ?? name).text }] as const;
  });
}
