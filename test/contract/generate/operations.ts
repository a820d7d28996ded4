import type { ts } from 'typescript-json-schema';
import { loadCompiler } from './compiler';
import { readHttpCalls } from './http-calls';
import type { StripePackage } from './stripe-package';

/** One HTTP operation of the SDK. Types are expressions as written in the resource's `.d.ts`, valid only inside that file. */
export interface Operation {
  readonly resourceFile: string;
  readonly method: string;
  readonly verb: string;
  readonly path: string;
  readonly paramsType: string | null;
  readonly replyType: string;
  readonly replyShape: ReplyShape;
}

export type ReplyShape = 'object' | 'list' | 'search_result';

/** Joins verb and path (from the resource's `.js`) with the types of its methods (from its `.d.ts`). */
export function readOperations(stripe: StripePackage, resourceFile: string): Operation[] {
  const { ts } = loadCompiler();
  const calls = readHttpCalls(stripe, resourceFile);
  const source = ts.createSourceFile(
    'resource.d.ts',
    stripe.read(`cjs/resources/${resourceFile}.d.ts`),
    ts.ScriptTarget.ES2022,
    true,
  );
  const operations = source.statements
    .filter(ts.isClassDeclaration)
    .flatMap((declaration) => declaration.members.filter(ts.isMethodDeclaration))
    .flatMap((method) => {
      const signature = readSignature(source, method);
      return calls
        .filter((call) => call.method === signature.method)
        .map((call) => ({ resourceFile, ...call, ...signature }));
    });
  return requireAllCalls(resourceFile, calls.length, operations);
}

/** A call without a typed method would leave a hole in the contract that no test would see. */
function requireAllCalls(resourceFile: string, calls: number, operations: Operation[]): Operation[] {
  if (operations.length !== calls || calls === 0) {
    throw new Error(`${resourceFile}: ${calls} HTTP calls in the .js, ${operations.length} typed in the .d.ts`);
  }
  return operations;
}

function readSignature(source: ts.SourceFile, method: ts.MethodDeclaration) {
  const params = method.parameters.find((parameter) => parameter.name.getText(source) === 'params');
  return {
    method: method.name.getText(source),
    paramsType: params?.type?.getText(source) ?? null,
    ...readReply(method.type?.getText(source) ?? ''),
  };
}

const REPLY_WRAPPERS: readonly [ReplyShape, RegExp][] = [
  ['object', /^Promise<Response<(.*)>>$/s],
  ['list', /^ApiListPromise<(.*)>$/s],
  ['search_result', /^ApiSearchResultPromise<(.*)>$/s],
];

function readReply(returnType: string): { replyType: string; replyShape: ReplyShape } {
  for (const [replyShape, wrapper] of REPLY_WRAPPERS) {
    const replyType = wrapper.exec(returnType)?.[1];
    if (replyType) return { replyType, replyShape };
  }
  throw new Error(`a resource method returns ${returnType}, which is no known wrapper`);
}
