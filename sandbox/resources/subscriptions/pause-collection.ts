import type { Account } from '../../account/account';
import type { Subscription } from '../../account/wire';
import { hash } from '../../api/parameters/containers';
import { required } from '../../api/parameters/parameter';
import { oneOf, timestamp } from '../../api/parameters/scalars';
import { changeSubscription } from './subscription';

const PAUSE = hash({
  behavior: required(oneOf('keep_as_draft', 'mark_uncollectible', 'void')),
  resumes_at: timestamp(),
});

/** `pause_collection`; an empty value ends the pause. */
export const PAUSE_COLLECTION = {
  read: (value: Parameters<typeof PAUSE.read>[0], name: string) => (value === '' ? null : PAUSE.read(value, name)),
};

/** Bills go on being drawn up, and nothing is collected; the status stays as it is. */
export function pausedCollection(
  account: Account,
  { id }: Subscription,
  asked: ReturnType<typeof PAUSE_COLLECTION.read> | undefined,
): Partial<Subscription> {
  if (asked === undefined) return {};
  if (asked?.resumes_at !== undefined) account.agenda.schedule('resume_collection', id, asked.resumes_at * 1000);
  return { pause_collection: asked && { behavior: asked.behavior, resumes_at: asked.resumes_at ?? null } };
}

/** The diary's `resume_collection`. */
export function resumeCollectionWhenPlanned(account: Account, id: string): void {
  const subscription = account.store.get('subscriptions', id);
  const resumesAt = subscription?.pause_collection?.resumes_at ?? Infinity;
  if (!subscription || resumesAt > account.clock.now() || subscription.status === 'canceled') return;
  changeSubscription(account, subscription, { pause_collection: null });
}
