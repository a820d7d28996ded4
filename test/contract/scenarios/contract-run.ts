import { STRIPE_API_VERSION } from '../../../src/infrastructure/stripe/stripe-client';
import { Laboratory, type Outcome } from './laboratory';
import { reportLines, summary } from './report';
import type { Scenario } from './scenario';

export interface ContractRun {
  /** Where Stripe is. */
  readonly upstream: URL;
  readonly secretKey: string;
  readonly scenarios: readonly Scenario[];
  readonly print: (line: string) => void;
}

/** Runs the scenarios and tells of each. @returns the exit code: 0 all shown, 1 one was broken, 2 not started */
export async function runContract({ upstream, secretKey, scenarios, print }: ContractRun): Promise<number> {
  print(`Stripe at ${upstream.origin}, API ${STRIPE_API_VERSION}. Scenarios: ${scenarios.length}.`);
  print('Makes test payments, pages, customers and subscriptions; clears away all but payments and products.');
  const laboratory = await Laboratory.open(upstream, secretKey);
  try {
    const obstacle = await obstacleOn(laboratory);
    print(obstacle ?? 'The account answers in test mode: no money moves.');
    if (obstacle !== undefined) return NOT_STARTED;
    const outcomes: Outcome[] = [];
    for (const scenario of scenarios) {
      const outcome = await laboratory.run(scenario);
      outcomes.push(outcome);
      for (const line of reportLines(outcome)) print(line);
    }
    print(summary(outcomes));
    return outcomes.some(({ result }) => result === 'broken') ? BROKEN : 0;
  } finally {
    await laboratory.close();
  }
}

const BROKEN = 1;
const NOT_STARTED = 2;

/** Asks which mode the key opens, before anything is made. */
async function obstacleOn(laboratory: Laboratory): Promise<string | undefined> {
  try {
    const { livemode } = await laboratory.client().balance.retrieve();
    return livemode ? 'The account answers in live mode: nothing was started.' : undefined;
  } catch (error) {
    return `Stripe did not tell the account's mode, so nothing was started: ${(error as Error).message}`;
  }
}
