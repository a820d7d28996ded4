import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { Problem } from './problem';

export class ValidationFailed extends Problem {
  readonly status = 400;
  readonly code = 'validation_failed';
  readonly title = 'The request is not of the expected form';
}

/** A body as an instance of its class, every field known and of its form. @throws ValidationFailed naming the first fault */
export function validated<T extends object>(shape: new () => T, body: unknown): T {
  if (body === null || typeof body !== 'object' || Array.isArray(body))
    throw new ValidationFailed('A body with named fields was expected.');
  // The library takes what every object has, such as toString and __proto__, for known.
  const odd = Object.keys(body).find((name) => name in Object.prototype);
  if (odd !== undefined) throw new ValidationFailed(`property ${odd} should not exist.`, { field: odd });
  const instance = plainToInstance(shape, body);
  const fault = validateSync(instance, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true })[0];
  if (fault !== undefined) throw new ValidationFailed(sentenceOf(fault), { field: fault.property });
  return instance;
}

/** class-validator's words name the rule and the field, never the value. */
function sentenceOf(fault: ValidationError): string {
  const [first = `${fault.property} is not of the expected form`] = Object.values(fault.constraints ?? {});
  return `${first}.`;
}
