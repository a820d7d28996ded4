import { invalidRequest } from '../stripe-error';
import type { FormValue, Parameter } from './parameter';

/** Stripe's general limit for text; some fields are shorter. */
const TEXT_CHARACTERS = 5000;
/** What an unsigned 32-bit Unix time holds; Stripe refuses later instants. */
const LAST_TIMESTAMP = 4_294_967_295;

export function text(maxCharacters = TEXT_CHARACTERS): Parameter<string> {
  return {
    read(value, name) {
      const content = scalar(value, name);
      if (content === '') throw emptyText(name);
      if (content.length > maxCharacters) throw tooLong(name, content.length, maxCharacters);
      return content;
    },
  };
}

/** Text that an empty value unsets. */
export function unsettableText(maxCharacters = TEXT_CHARACTERS): Parameter<string | null> {
  const whenPresent = text(maxCharacters);
  return { read: (value, name) => (value === '' ? null : whenPresent.read(value, name)) };
}

export function integer(min = 0, max = Number.MAX_SAFE_INTEGER): Parameter<number> {
  return {
    read(value, name) {
      const content = scalar(value, name);
      if (!/^-?\d{1,16}$/.test(content)) throw badInteger(name, `Invalid integer: ${content}`);
      const number = Number(content);
      if (number < min) throw badInteger(name, `This value must be greater than or equal to ${min}.`);
      if (number > max) throw badInteger(name, `This value must be less than or equal to ${max}.`);
      return number;
    },
  };
}

export function timestamp(): Parameter<number> {
  return integer(0, LAST_TIMESTAMP);
}

export function flag(): Parameter<boolean> {
  return {
    read(value, name) {
      if (value === 'true' || value === 'false') return value === 'true';
      throw invalidRequest(`Invalid boolean: ${scalar(value, name)}`, { param: name });
    },
  };
}

export function oneOf<const T extends string>(...choices: readonly T[]): Parameter<T> {
  return {
    read(value, name) {
      const content = scalar(value, name);
      const choice = choices.find((candidate) => candidate === content);
      if (choice === undefined) throw notAmong(name, choices);
      return choice;
    },
  };
}

export function currencyCode(): Parameter<string> {
  return {
    read(value, name) {
      const code = scalar(value, name).toLowerCase();
      if (!/^[a-z]{3}$/.test(code)) throw invalidRequest(`Invalid currency: ${code}.`, { param: name });
      return code;
    },
  };
}

export function absoluteUrl(): Parameter<string> {
  const any = text();
  return {
    read(value, name) {
      const url = any.read(value, name);
      if (/^https?:\/\//.test(url) && URL.canParse(url)) return url;
      throw invalidRequest('Not a valid URL', { param: name, code: 'url_invalid' });
    },
  };
}

function scalar(value: FormValue, name: string): string {
  if (typeof value === 'string') return value;
  const kind = Array.isArray(value) ? 'array' : 'object';
  throw invalidRequest(`Invalid ${kind}: ${name} takes a single value`, { param: name });
}

function emptyText(param: string): Error {
  const message = `You passed an empty string for '${param}'. It cannot be unset: leave it out instead.`;
  return invalidRequest(message, { param, code: 'parameter_invalid_empty' });
}

function tooLong(param: string, characters: number, max: number): Error {
  const message = `Invalid string: ${param} must be at most ${max} characters, and has ${characters}`;
  return invalidRequest(message, { param });
}

function badInteger(param: string, message: string): Error {
  return invalidRequest(message, { param, code: 'parameter_invalid_integer' });
}

function notAmong(param: string, choices: readonly string[]): Error {
  return invalidRequest(`Invalid ${param}: must be one of ${choices.join(', ')}`, { param });
}
