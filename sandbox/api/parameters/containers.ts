import { invalidRequest, missingParameter } from '../stripe-error';
import type { FormValue, Parameter, Parsed, RequiredParameter, Shape } from './parameter';

/** A hash of named parameters; any other name is refused, as Stripe does. */
export function hash<S extends Shape>(shape: S): Parameter<Parsed<S>> {
  const names = Object.keys(shape).filter((name) => isRequired(shape[name]));
  return {
    read(value, name) {
      if (!isHash(value)) throw invalidRequest('Invalid object', { param: name });
      const result: Record<string, unknown> = {};
      for (const [key, content] of Object.entries(value)) {
        const parameter = Object.hasOwn(shape, key) ? shape[key] : undefined;
        if (!parameter) throw unknownParameter(pathTo(name, key));
        result[key] = parameter.read(content, pathTo(name, key));
      }
      for (const key of names) if (!(key in result)) throw missingParameter(pathTo(name, key));
      return result as Parsed<S>;
    },
  };
}

/** A list, sent as `name[0]=…` or `name[]=…`. */
export function list<T>(of: Parameter<T>, max = Infinity): Parameter<T[]> {
  return {
    read(value, name) {
      if (!Array.isArray(value)) throw invalidRequest('Invalid array', { param: name });
      if (value.length > max)
        throw invalidRequest(`Array ${name} exceeded maximum ${max} allowed elements.`, { param: name });
      return value.map((item, index) => of.read(item, `${name}[${index}]`));
    },
  };
}

/** A parameter that Stripe takes and the sandbox leaves without effect. */
export function ignored(): Parameter<FormValue> {
  return { read: (value) => value };
}

/** Instants: one, or a range of `gt`, `gte`, `lt`, `lte`. */
export interface Range {
  gt?: number;
  gte?: number;
  lt?: number;
  lte?: number;
}

export function range(instant: Parameter<number>): Parameter<Range> {
  const bounds = hash({ gt: instant, gte: instant, lt: instant, lte: instant });
  return {
    read(value, name) {
      if (typeof value !== 'string') return bounds.read(value, name);
      const exact = instant.read(value, name);
      return { gte: exact, lte: exact };
    },
  };
}

function unknownParameter(param: string): Error {
  return invalidRequest(`Received unknown parameter: ${param}`, { param, code: 'parameter_unknown' });
}

function pathTo(name: string, key: string): string {
  return name ? `${name}[${key}]` : key;
}

function isRequired(parameter: Parameter<unknown> | undefined): parameter is RequiredParameter<unknown> {
  return parameter !== undefined && 'required' in parameter;
}

function isHash(value: FormValue): value is { [key: string]: FormValue } {
  return typeof value === 'object' && !Array.isArray(value);
}
