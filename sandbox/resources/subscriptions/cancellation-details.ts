import type { Subscription } from '../../account/wire';
import { hash, ignored } from '../../api/parameters/containers';
import { unsettableText } from '../../api/parameters/scalars';

/** What whoever leaves says of it. */
export const CANCELLATION_DETAILS = hash({
  comment: unsettableText(),
  feedback: unsettableText(),
  feedback_option: ignored(),
});

export function explained(
  { cancellation_details }: Subscription,
  words: object | undefined,
): Subscription['cancellation_details'] {
  return words ? ({ ...cancellation_details, ...words } as never) : cancellation_details;
}
