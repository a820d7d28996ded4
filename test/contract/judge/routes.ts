import type { Route } from '../contract';

/** Finds the operation of a verb and path. */
export class RouteTable {
  private readonly patterns: readonly { route: Route; pattern: RegExp; variables: number }[];

  constructor(routes: readonly Route[]) {
    this.patterns = routes
      .map((route) => ({
        route,
        pattern: new RegExp(`^${route.path.replace(/\{\w+\}/g, '[^/]+')}$`),
        variables: route.path.split('{').length - 1,
      }))
      // `/v1/customers/search` before `/v1/customers/{id}`.
      .toSorted((a, b) => a.variables - b.variables);
  }

  find(verb: string, pathname: string): Route | null {
    const found = this.patterns.find(
      ({ route, pattern }) => route.verb === verb.toUpperCase() && pattern.test(pathname),
    );
    return found?.route ?? null;
  }
}
