import { Injectable, NotFoundException } from '@nestjs/common';
import { MovableClock } from '../../foundation/clock/movable-clock';
import { Jobs } from '../../infrastructure/jobs/jobs';

/** Moves the sandbox's time and ours together, by the controls of the sandbox that the rest of the app does not know. */
@Injectable()
export class SandboxClock {
  constructor(
    private readonly clock: MovableClock,
    private readonly jobs: Jobs,
  ) {}

  /**
   * Lets time pass at the sandbox first, then takes over its time, and wakes whoever looks for what is due. 0 only takes
   * over its time. @returns what time it is then @throws NotFoundException beside the real Stripe
   */
  async advance(seconds: number): Promise<Date> {
    const { sandbox } = this.clock;
    if (sandbox === undefined) throw new NotFoundException();
    const now = await advanceSandbox(sandbox, seconds);
    await this.clock.moveTo(now);
    for (const task of BY_BUSINESS_TIME) await this.jobs.wake(task);
    return now;
  }
}

/** Tasks that look for what is due by business time; all others go by the wall clock, or are told by events. */
const BY_BUSINESS_TIME: readonly string[] = [
  ...[
    'ask-for-overdue',
    'send-reminders',
    'forget-unconfirmed',
    'forget-readers',
    'send-newsletter-mails',
    'forget-newsletter-requests',
    'tell-renewals-ahead',
    'check-cards',
    'tell-year-statements',
    'send-letters',
    'forget-links',
    'forget-tributes',
    'erase-donors',
    'forget-origins',
    'send-report-mails',
    'send-invitations',
    'keep-first-charges',
  ],
];

async function advanceSandbox(sandbox: URL, seconds: number): Promise<Date> {
  const response = await fetch(new URL('/_sandbox/clock/advance', sandbox), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ seconds }),
    signal: AbortSignal.timeout(ADVANCE_TIMEOUT_MS),
  });
  if (!response.ok) throw new Error(`The sandbox did not move its clock (${response.status})`);
  return new Date(((await response.json()) as { nowMs: number }).nowMs);
}

/** Years of a large account go by in seconds. */
const ADVANCE_TIMEOUT_MS = 120_000;
