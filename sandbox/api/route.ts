import type { Account } from '../account/account';
import type { WireObject } from '../account/wire';
import { hash, list } from './parameters/containers';
import type { FormValue, Parameter, Parsed, Shape } from './parameters/parameter';
import { text } from './parameters/scalars';

export type Method = 'GET' | 'POST' | 'DELETE';

/** One call of the API, its parameters read and checked. */
export interface Call<S extends Shape> {
  readonly account: Account;
  readonly params: Parsed<S>;
  /** The object named in the path, as in `/v1/charges/:id`. */
  readonly id: string;
  /** The path itself, which a list repeats as its `url`. */
  readonly path: string;
}

export interface Route {
  readonly method: Method;
  /** Segments that start with a colon match any one id. */
  readonly path: string;
  /** @throws StripeError */
  handle(account: Account, request: RoutedRequest): WireObject;
}

export interface RoutedRequest {
  readonly id: string;
  readonly path: string;
  readonly form: { [key: string]: FormValue };
  /** False for callers of an older version, who may still send what has been removed since. */
  readonly atPinnedVersion: boolean;
}

/**
 * @param shape the parameters of the pinned version; `expand` is taken everywhere
 * @param removed parameters that only callers without the pinned version may send
 */
export function route<S extends Shape, Old extends Shape>(
  method: Method,
  path: string,
  shape: S,
  handle: (call: Call<S & Partial<Old>>) => WireObject,
  removed?: Old,
): Route {
  const expand = list(text());
  const current: Parameter<unknown> = hash({ ...shape, expand });
  const former: Parameter<unknown> = removed ? hash({ ...shape, ...removed, expand }) : current;
  return {
    method,
    path,
    handle(account, { id, path: calledPath, form, atPinnedVersion }) {
      const params = (atPinnedVersion ? current : former).read(form, '') as Parsed<S & Partial<Old>>;
      return handle({ account, params, id, path: calledPath });
    },
  };
}
