import { ReasonUnfit, refuseAddresses } from '../foundation/problem/reason-unfit';
import { oneLine } from '../foundation/text/one-line';

/** Of a reason: long enough to mean something a year later, short enough to hold no letter. */
export const REASON_LENGTH = { least: 5, most: 300 } as const;

/** Why something is done, for the audit log, which is kept for ever. @throws ReasonUnfit */
export function reasonIn(body: unknown): string {
  const reason = oneLine(fieldOf(body, 'reason') ?? '');
  const { least, most } = REASON_LENGTH;
  if (reason.length < least || reason.length > most)
    throw new ReasonUnfit(`Say in ${least} to ${most} letters why, for whoever asks next year.`);
  refuseAddresses(reason);
  return reason;
}

/** A field of a form. @returns undefined where there is none, or several */
export function fieldOf(body: unknown, name: string): string | undefined {
  const value = (body as Record<string, unknown> | null | undefined)?.[name];
  return typeof value === 'string' ? value : undefined;
}
