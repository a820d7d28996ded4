import type { ts } from 'typescript-json-schema';
import { loadCompiler } from './compiler';
import type { StripePackage } from './stripe-package';

export interface HttpCall {
  readonly method: string;
  readonly verb: string;
  readonly path: string;
}

/** Every `this._makeRequest('POST', `/v1/…/${encodeURIComponent(id)}`, …)` of a resource's `.js`, with the method it stands in. */
export function readHttpCalls(stripe: StripePackage, resourceFile: string): HttpCall[] {
  const { ts } = loadCompiler();
  const text = stripe.read(`cjs/resources/${resourceFile}.js`);
  const source = ts.createSourceFile('resource.js', text, ts.ScriptTarget.ES2022, true);
  const calls: HttpCall[] = [];
  visit(source, null);
  return calls;

  function visit(node: ts.Node, enclosing: string | null): void {
    const method = ts.isMethodDeclaration(node) ? node.name.getText(source) : enclosing;
    if (method && ts.isCallExpression(node) && node.expression.getText(source) === 'this._makeRequest') {
      calls.push({ method, ...readTarget(source, node) });
    }
    ts.forEachChild(node, (child) => visit(child, method));
  }
}

function readTarget(source: ts.SourceFile, call: ts.CallExpression): { verb: string; path: string } {
  const [verb, path] = call.arguments.map((argument) => argument.getText(source).slice(1, -1));
  if (!verb || !path) throw new Error(`cannot read the target of ${call.getText(source)}`);
  return { verb, path: path.replace(/\$\{(?:encodeURIComponent\()?(\w+)\)?\}/g, '{$1}') };
}
