import { readFileSync } from 'node:fs';
import { tether, type TetherOptions } from '../tether';
import type { Household, Member } from './household';
import { until } from './until';

export interface Listener extends Omit<TetherOptions, 'stopSignal'> {
  /** As it opens a sentence: "The app". */
  readonly name: string;
  readonly port: number;
  readonly startTimeoutMs: number;
}

export interface StartedListener {
  readonly member: Member;
  /** Resolves when it says so: an answer at its address might be another program's. Rejects with PortLost. */
  readonly listens: Promise<unknown>;
}

/** Another program was quicker to take the port; the household goes on. */
export class PortLost extends Error {}

/** Starts a program of ours that listens. */
export function startListening(household: Household, listener: Listener): StartedListener {
  const { name, logFile, port, startTimeoutMs, ...command } = listener;
  const child = tether({ ...command, logFile, stopSignal: 'TERM' });
  const lostPort = (): boolean => child.hasEnded() && foundPortTaken(logFile);
  const missed = child.ended.then((code) => (lostPort() ? NEVER : code));
  const member = { name, logFile, ...child, ended: missed };
  household.add(member);
  const outcome = until(() => listeningAddress(logFile) ?? (lostPort() ? PORT_LOST : undefined), {
    signal: household.signal,
    timeoutMs: startTimeoutMs,
    complaint: `${name} does not listen on port ${port}: see ${logFile}.`,
  });
  return { member, listens: outcome.then(unlessLost) };
}

const PORT_LOST = 'port lost';
const NEVER = new Promise<never>(() => undefined);

function unlessLost(outcome: string): void {
  if (outcome === PORT_LOST) throw new PortLost();
}

function foundPortTaken(logFile: string): boolean {
  return listeningAddress(logFile) === undefined && readFileSync(logFile, 'utf8').includes('listen EADDRINUSE');
}

/** By the line that it writes then: {"listening":"http://127.0.0.1:4242"}. */
function listeningAddress(logFile: string): string | undefined {
  return /^\{"listening":"(http[^"]+)"\}$/m.exec(readFileSync(logFile, 'utf8'))?.[1];
}
