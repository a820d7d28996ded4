import { Giving1700000000001 } from './1700000000001-giving';
import { Payments1700000000002 } from './1700000000002-payments';
import { Inbox1700000000003 } from './1700000000003-inbox';

/** In order. Listed by hand: a glob finds other files in src, in dist and under Jest. */
export const MIGRATIONS = [Giving1700000000001, Payments1700000000002, Inbox1700000000003];
