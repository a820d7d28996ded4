import { Logger } from 'graphile-worker';
import { describeError } from '../logging/describe-error';
import type { Log } from '../logging/log';

/** The queue's own words, in our log. Not its texts: they quote the messages of errors, which may quote a row. */
export function queueLog(log: Log): Logger {
  return new Logger(() => (level, _message, meta) => {
    if (level === 'error') log.warn({ error: describeError(meta?.['error']) }, 'The job queue reported an error');
  });
}
