import type { EndReason } from './gift-change';

/** To the newsroom's people, for each that a donor can choose. */
export const END_REASON_WORDS: Readonly<Record<EndReason, string>> = {
  money: 'cannot afford it now',
  'not-now': 'wants to support something else',
  'too-often': 'too many mails or requests',
  unhappy: 'not happy with the reporting',
  'another-way': 'supports in another way',
  other: 'another reason',
};
