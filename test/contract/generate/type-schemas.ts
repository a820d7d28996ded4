import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Definition, Program } from 'typescript-json-schema';
import { loadCompiler } from './compiler';

/** The JSON schemas, still raw, of the named types of a TypeScript module and of all they refer to. */
export function typeSchemas(moduleText: string, typeNames: readonly string[]): Record<string, Definition> {
  const folder = mkdtempSync(path.join(tmpdir(), 'stripe-contract-'));
  try {
    const entry = path.join(folder, 'entry.ts');
    writeFileSync(entry, moduleText);
    return schemasOf(compile(entry, folder), typeNames);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function compile(entry: string, folder: string): Program {
  const compiler = loadCompiler();
  const { ts } = compiler;
  const options = {
    strict: true,
    skipLibCheck: true,
    types: [],
    lib: ['lib.es2022.d.ts'],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
  };
  const program = compiler.getProgramFromFiles([entry], options, folder);
  const errors = program.getSemanticDiagnostics(program.getSourceFile(entry));
  if (errors.length > 0) {
    const texts = errors.map((error) => ts.flattenDiagnosticMessageText(error.messageText, ' '));
    throw new Error(`the types of the SDK do not resolve: ${texts.slice(0, 5).join('; ')}`);
  }
  return program;
}

function schemasOf(program: Program, typeNames: readonly string[]): Record<string, Definition> {
  const generator = loadCompiler().buildGenerator(program, {
    required: true,
    noExtraProps: true,
    strictNullChecks: true,
    ref: true,
    aliasRef: true,
    ignoreErrors: true,
  });
  const all = generator?.getSchemaForSymbols([...typeNames], true, true).definitions;
  if (!all) throw new Error('typescript-json-schema produced no definitions');
  return all as Record<string, Definition>;
}
