import { pino, type DestinationStream, type Logger } from 'pino';
import type { LogLevel } from '../../foundation/config/config';

/** What every part of the process writes to: one JSON object a line on standard output. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error' | 'fatal'>;
export const LOG = Symbol('log');

/** No host name and no process id: they tell an operator nothing that their own tools do not. */
export function createLog(level: LogLevel, destination: DestinationStream = pino.destination(1)): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
}
