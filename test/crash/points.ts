import type { Halted, Moment, Side } from './rig/halt';
import type { Seen } from './rig/counts';

/** Where a process can die between two transactions, or in the middle of one. */
export interface Point {
  /** As the end of "killed …". */
  readonly when: string;
  readonly side: Side;
  readonly isIt: (moment: Moment) => boolean;
  /** What proves that the process stands there, from its connection and from outside. */
  readonly transaction: Halted['transaction'];
  readonly seen: Seen;
}

export const CHECKOUT_POINTS: readonly Point[] = [
  {
    when: 'when the gift is pledged and its page not yet planned',
    ...{ side: 'after', isIt: ({ sql }) => sql.startsWith('INSERT INTO "contributions"'), transaction: 'none' },
    seen: { pledges: 'more', pages: 'as before', pagesAtStripe: 'as before' },
  },
  {
    when: 'when its page is planned and Stripe not yet asked',
    ...{ side: 'after', isIt: ({ sql }) => sql.startsWith('INSERT INTO "checkout_sessions"'), transaction: 'none' },
    seen: { pages: 'more', pagesAtStripe: 'as before' },
  },
  {
    when: 'when Stripe has opened the page and that is not yet noted',
    ...{ side: 'before', isIt: ({ sql }) => sql.startsWith('UPDATE "checkout_sessions"'), transaction: 'none' },
    seen: { pagesAtStripe: 'more', openPages: 'as before' },
  },
  {
    when: 'when the page is noted and the donor has no answer',
    ...{ side: 'before', isIt: ({ sql }) => sql.startsWith('UPDATE "contributions"'), transaction: 'none' },
    seen: { openPages: 'more' },
  },
];

const isClaim = ({ sql }: Moment): boolean => sql.includes('update stripe_events e set due_at');
const isStoring = ({ sql }: Moment): boolean => sql.includes('insert into stripe_events');
const isPosting = (sql: string): boolean => sql.includes('insert into ledger_transactions');
/** Nothing but the processing of events posts. */
export const isCommitOfPostings = ({ sql, earlier }: Moment): boolean => sql === 'COMMIT' && earlier.some(isPosting);
const isAnswerOfStripe = ({ values }: Moment): boolean => values.includes('"source":"fetched"');

export const EVENT_POINTS: readonly Point[] = [
  {
    when: 'when an event is stored and Stripe not yet answered',
    ...{ side: 'after', isIt: isStoring, transaction: 'none' },
    seen: { storedUnanswered: 'some' },
  },
  {
    when: 'when Stripe is answered and nothing claimed',
    ...{ side: 'before', isIt: isClaim, transaction: 'none' },
    seen: { due: 'some', answered: 'more', claimed: 'none' },
  },
  {
    when: 'when events are claimed and no transaction begun',
    ...{ side: 'after', isIt: (moment) => isClaim(moment) && moment.done !== 'UPDATE 0', transaction: 'none' },
    seen: { claimed: 'some', done: 'as before' },
  },
  {
    when: 'when facts are written and the ledger is not',
    ...{ side: 'before', isIt: ({ sql }) => isPosting(sql), transaction: 'open' },
    seen: { claimed: 'some', posted: 'as before' },
  },
  {
    when: 'when everything is written and nothing committed',
    ...{ side: 'before', isIt: isCommitOfPostings, transaction: 'open' },
    seen: { claimed: 'some', posted: 'as before' },
  },
  {
    when: 'when all is committed and the process does not know',
    ...{ side: 'after', isIt: isCommitOfPostings, transaction: 'none' },
    seen: { done: 'more', posted: 'more' },
  },
  {
    when: 'when Stripe has told what it was asked and that is not yet stored',
    ...{ side: 'before', isIt: (moment) => isStoring(moment) && isAnswerOfStripe(moment), transaction: 'none' },
    seen: { asked: 'some', evidence: 'as before' },
  },
  {
    when: 'when its answer is stored and still noted as to be asked',
    ...{ side: 'before', isIt: ({ sql }) => sql.includes('delete from stripe_fetches'), transaction: 'none' },
    seen: { asked: 'some', evidence: 'more' },
  },
];

const isSealing = (sql: string): boolean => sql.includes('insert into ledger_blocks');

export const SEALING_POINTS: readonly Point[] = [
  {
    when: 'when a block is written and not committed',
    ...{ side: 'after', isIt: ({ sql }) => isSealing(sql), transaction: 'open' },
    seen: { blocks: 'as before', unsealed: 'some' },
  },
  {
    when: 'when a block is committed and the queue does not know',
    ...{ side: 'after', isIt: ({ sql, earlier }) => sql === 'COMMIT' && earlier.some(isSealing), transaction: 'none' },
    seen: { blocks: 'more', unsealed: 'none' },
  },
];
