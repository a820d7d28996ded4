import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../foundation/clock/clock';
import { Alarms } from '../../infrastructure/alarms/alarms';
import type { CronTask } from '../../infrastructure/jobs/cron-task';
import { StripeObjects } from '../../infrastructure/stripe/stripe-objects';
import { HealingRuns } from './healing-runs';
import { Reconciler, type Reconciliation } from './reconciler';

export interface BalanceDifference {
  readonly currency: string;
  readonly ledgerMinor: string;
  readonly stripeMinor: string;
}

/** What one night found. */
export interface NightlyFindings extends Reconciliation {
  readonly balances: readonly BalanceDifference[];
}

/** Once a day: the last days against Stripe's list, and the balance of now against all we ever booked. */
@Injectable()
export class DailyReconciliation implements CronTask {
  readonly name = 'reconcile';
  /** After midnight UTC, when the day before is whole; not on the hour, when everybody asks Stripe. */
  readonly cron = '23 0 * * *';

  constructor(
    private readonly dataSource: DataSource,
    private readonly objects: StripeObjects,
    private readonly reconciler: Reconciler,
    private readonly runs: HealingRuns,
    private readonly alarms: Alarms,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    await this.compare();
  }

  /**
   * Since the last time, with days that overlap; what it finds is written down, for the dashboard's light and as alarms.
   * Where the balance of now differs, something of today may be missing: it is found and booked before anybody is called.
   */
  async compare(): Promise<NightlyFindings> {
    const to = startOfDay(this.clock.now());
    const last = await this.runs.last(this.name);
    const from = new Date((last?.lookedUntil ?? to).getTime() - OVERLAP_MS);
    const whole = await this.reconciler.reconcile(from, to);
    const isEven = (await this.compareBalances()).length === 0;
    const found = isEven ? whole : both(whole, await this.reconciler.reconcile(to, new Date(to.getTime() + DAY_MS)));
    const balances = await this.balanceDifferences();
    await this.tell(found, balances);
    const findings = { ...countsOf(found), driftMinor: driftOf(balances) };
    await this.runs.note(this.name, { lookedUntil: to, findings });
    return { ...found, balances };
  }

  /** Only "now" can be compared: Stripe's balance has no history. What changes from look to look is under way. */
  async balanceDifferences(): Promise<BalanceDifference[]> {
    let differing = await this.compareBalances();
    for (let look = 1; look < LOOKS && differing.length > 0; look++) {
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_LOOKS_MS));
      const now = await this.compareBalances();
      differing = now.filter((one) => differing.some((before) => driftMinor(before) === driftMinor(one)));
    }
    return differing;
  }

  private async compareBalances(): Promise<BalanceDifference[]> {
    const stripe = await this.objects.balance();
    const rows: { currency: string; sum: string }[] = await this.dataSource.query(BALANCES);
    const ledger = new Map(rows.map(({ currency, sum }) => [currency, BigInt(sum)]));
    return [...new Set([...stripe.keys(), ...ledger.keys()])]
      .sort()
      .filter((currency) => (stripe.get(currency) ?? 0n) !== (ledger.get(currency) ?? 0n))
      .map((currency) => ({
        currency,
        ledgerMinor: String(ledger.get(currency) ?? 0n),
        stripeMinor: String(stripe.get(currency) ?? 0n),
      }));
  }

  private async tell(found: Reconciliation, balances: readonly BalanceDifference[]): Promise<void> {
    const isEven = found.differences.length === 0 && found.notAtStripe.length === 0;
    await this.dataSource.transaction(async (manager) => {
      if (isEven) await this.alarms.resolve(manager, 'reconcile-difference', '');
      else await this.alarms.raise(manager, 'reconcile-difference', '', countsOf(found));
      for (const { currency, ...minor } of balances)
        await this.alarms.raise(manager, 'ledger-drift', currency, { currency, ...minor });
      await this.alarms.resolveOthers(
        manager,
        'ledger-drift',
        balances.map(({ currency }) => currency),
      );
    });
  }
}

/** Of two times, one after the other. */
function both(earlier: Reconciliation, later: Reconciliation): Reconciliation {
  return {
    ...{ from: earlier.from, to: later.to, compared: earlier.compared + later.compared },
    healed: [...earlier.healed, ...later.healed],
    healedPayouts: [...earlier.healedPayouts, ...later.healedPayouts],
    healedDisputes: [...earlier.healedDisputes, ...later.healedDisputes],
    notAtStripe: [...earlier.notAtStripe, ...later.notAtStripe],
    differences: [...earlier.differences, ...later.differences],
  };
}

/** Zero is left out. */
function driftOf(balances: readonly BalanceDifference[]): Record<string, string> {
  return Object.fromEntries(balances.map((balance) => [balance.currency, driftMinor(balance).split(' ')[1] ?? '']));
}

/** Such as `EUR -2397`. */
function driftMinor({ currency, ledgerMinor, stripeMinor }: BalanceDifference): string {
  return `${currency} ${BigInt(ledgerMinor) - BigInt(stripeMinor)}`;
}

function countsOf({
  from,
  to,
  compared,
  healed,
  healedPayouts,
  healedDisputes,
  notAtStripe,
  differences,
}: Reconciliation) {
  return {
    ...{ from, to, compared, healed: healed.length, healedPayouts: healedPayouts.length },
    healedDisputes: healedDisputes.length,
    ...{ notAtStripe: notAtStripe.length, differences: differences.length },
  };
}

function startOfDay(instant: Date): Date {
  return new Date(`${instant.toISOString().slice(0, 10)}T00:00:00Z`);
}

const DAY_MS = 86_400_000;
/** Stripe may date a balance transaction back by a day or two. */
const OVERLAP_MS = 3 * DAY_MS;
/** A charge under way is booked within seconds, and the next one is of another amount. */
const BETWEEN_LOOKS_MS = 3_000;
const LOOKS = 4;

const BALANCES = `
  select currency, sum(amount_minor)::text as sum from ledger_entries where account = 'assets:stripe:payments'
  group by currency`;
