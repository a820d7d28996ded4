import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { StaffPerson, StaffVisit } from './staff-person';

/** Kept beside the requests: nothing that a request brings along can pass for it. */
const visits = new WeakMap<object, StaffVisit>();

export function noteVisit(request: FastifyRequest, visit: StaffVisit): void {
  visits.set(request, visit);
}

/** @returns undefined where the route is for anyone */
export function visitOf(request: FastifyRequest): StaffVisit | undefined {
  return visits.get(request);
}

/** Gives a controller who has signed in. Only on routes that a rule gives to staff. */
export const SignedIn = createParamDecorator(
  (_: unknown, context: ExecutionContext): StaffPerson => needed(context).person,
);

/** Gives a controller what its page's forms must send along, in the field `csrf`. */
export const CsrfToken = createParamDecorator(
  (_: unknown, context: ExecutionContext): string => needed(context).csrfToken,
);

function needed(context: ExecutionContext): StaffVisit {
  const visit = visitOf(context.switchToHttp().getRequest<FastifyRequest>());
  if (visit === undefined) throw new Error('A route for anyone asks who has signed in');
  return visit;
}
