import type { Parameter } from '../../api/parameters/parameter';
import { oneOf, timestamp } from '../../api/parameters/scalars';
import type { CancelAt } from './cancel';

const INSTANT = timestamp();
const PERIOD_ENDS = oneOf('min_period_end', 'max_period_end');

/** `cancel_at`: an instant or the end of a period; an empty value takes the plan back. */
export const CANCEL_AT: Parameter<CancelAt> = {
  read(value, name) {
    if (value === '') return null;
    return /_/.test(String(value)) ? PERIOD_ENDS.read(value, name) : INSTANT.read(value, name);
  },
};

/** `trial_end`: an instant, or `now`. */
export const TRIAL_END: Parameter<number | 'now'> = {
  read: (value, name) => (value === 'now' ? 'now' : INSTANT.read(value, name)),
};
