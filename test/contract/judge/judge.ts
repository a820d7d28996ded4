import type { Contract, Schema } from '../contract';
import { errorRuleViolations, ERROR_OBJECTS } from '../rules/error-rules';
import { eventRuleViolations } from '../rules/event-rules';
import { isHash } from '../rules/hash';
import { listUrlViolations, pageViolations } from '../rules/list-rules';
import { metadataViolations } from '../rules/metadata';
import { objectRuleViolations } from '../rules/object-rules';
import { referenceViolations } from '../rules/references';
import { expandPaths } from '../rules/paging';
import { requestRuleViolations } from '../rules/request-rules';
import { checkShape } from './check-shape';
import { readParameters } from './read-parameters';
import { RouteTable } from './routes';
import { ROOT, type ShapeContext } from './shape-context';
import { describeViolation, type Violation } from './violation';

/**
 * Says what is wrong with a request to Stripe, or with something that claims to come from Stripe, under the API version the SDK is pinned to.
 * Every method returns the violations as sentences that begin with the path; none means clean.
 */
export class Judge {
  readonly apiVersion: string;
  private readonly routes: RouteTable;

  constructor(private readonly contract: Contract) {
    this.apiVersion = contract.apiVersion;
    this.routes = new RouteTable(contract.routes);
  }

  /** `url` is absolute or a path with its query; `body` is the form body as sent. */
  request(method: string, url: string, body?: string): string[] {
    const { pathname, route, params } = this.read(method, url, body);
    if (!route) return [this.noEndpoint(method, pathname)];
    const schema: Schema = route.request ? { $ref: `#/schemas/${route.request}` } : NO_PARAMETERS;
    return describe([
      ...checkShape(params, schema, ROOT, this.context('form', [])),
      ...requestRuleViolations(route.operation, pathname, params),
    ]);
  }

  /** The body of a successful answer. The request's body tells what was to be expanded. */
  response(method: string, url: string, json: unknown, body?: string): string[] {
    const { pathname, route, params } = this.read(method, url, body);
    if (!route) return [this.noEndpoint(method, pathname)];
    return describe([
      ...checkShape(json, route.response, ROOT, this.context('json', expandPaths(params))),
      ...valueViolations(json),
      ...pageViolations(pathname, params, json),
    ]);
  }

  event(json: unknown): string[] {
    const type = isHash(json) ? String(json['type']) : 'nothing';
    const name = this.contract.events[type];
    if (!isHash(json) || !name) return [`type ${type} is no event of ${this.apiVersion}`];
    return describe([
      ...checkShape(json, { $ref: `#/schemas/${name}` }, ROOT, this.context('json', [])),
      ...eventRuleViolations(json, this.apiVersion),
      ...valueViolations(json),
    ]);
  }

  /** The body of an answer with `status` 400 or above. */
  error(status: number, json: unknown): string[] {
    return describe([...errorRuleViolations(status, json), ...this.errorObjects(json)]);
  }

  private errorObjects(json: unknown): Violation[] {
    const error = isHash(json) && isHash(json['error']) ? json['error'] : {};
    return ERROR_OBJECTS.filter((name) => isHash(error[name])).flatMap((name) => {
      const route = this.routes.find('GET', `/v1/${name}s/id`);
      if (!route) throw new Error(`the contract has no operation that returns a ${name}`);
      return checkShape(
        error[name],
        route.response,
        { path: `error.${name}`, expandPath: '' },
        this.context('json', []),
      );
    });
  }

  private read(method: string, url: string, body: string | undefined) {
    const parsed = new URL(url, ANY_ORIGIN);
    const route = this.routes.find(method, parsed.pathname);
    return { pathname: parsed.pathname, route, params: readParameters(parsed, body) };
  }

  private context(encoding: ShapeContext['encoding'], expand: readonly string[]): ShapeContext {
    return { schemas: this.contract.schemas, encoding, expand: new Set(expand), completeness: 'complete' };
  }

  private noEndpoint(method: string, pathname: string): string {
    return `${method} ${pathname} is no endpoint of ${this.apiVersion}`;
  }
}

/** Only there to let URL parse a path. */
const ANY_ORIGIN = 'http://127.0.0.1';

/** For methods the SDK gives no `params`. */
const NO_PARAMETERS: Schema = { type: 'object', properties: {}, additionalProperties: false };

/** What holds for objects wherever they stand. */
function valueViolations(json: unknown): Violation[] {
  return [
    ...objectRuleViolations(json),
    ...metadataViolations(json),
    ...referenceViolations(json),
    ...listUrlViolations(json),
  ];
}

function describe(violations: readonly Violation[]): string[] {
  return [...new Set(violations.map(describeViolation))];
}
