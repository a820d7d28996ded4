import type { Controls } from './controls';
import type { Fields } from './read-fields';

export interface ControlRoute {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** A group in it is handed on as `id`. */
  readonly path: RegExp;
  handle(controls: Controls, fields: Fields, id: string, query: URLSearchParams): unknown;
}
