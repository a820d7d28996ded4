import type { Method, Route } from './route';

interface Branch {
  readonly named: Map<string, Branch>;
  any?: Branch;
  readonly routes: Map<string, Route>;
}

export interface Match {
  readonly route: Route;
  /** What stood where the route has a colon; empty where it has none. */
  readonly id: string;
}

/** Finds the route of a path, segment by segment; a literal segment wins over an id. */
export class Router {
  private readonly root = emptyBranch();

  constructor(routes: Iterable<Route>) {
    for (const route of routes) this.add(route);
  }

  find(method: string, path: string): Match | undefined {
    const segments = path.split('/').slice(1);
    return findIn(this.root, segments, method as Method, '');
  }

  private add(route: Route): void {
    let branch = this.root;
    for (const segment of route.path.split('/').slice(1)) {
      if (segment.startsWith(':')) branch = branch.any ??= emptyBranch();
      else {
        const next = branch.named.get(segment) ?? emptyBranch();
        branch.named.set(segment, next);
        branch = next;
      }
    }
    branch.routes.set(route.method, route);
  }
}

function findIn(branch: Branch, segments: string[], method: Method, id: string): Match | undefined {
  const [segment, ...rest] = segments;
  if (segment === undefined) {
    const route = branch.routes.get(method);
    return route && { route, id };
  }
  const named = branch.named.get(segment);
  const found = named && findIn(named, rest, method, id);
  if (found || !branch.any || segment === '') return found;
  return findIn(branch.any, rest, method, id || segment);
}

function emptyBranch(): Branch {
  return { named: new Map(), routes: new Map() };
}
