import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

export interface HealingRun {
  /** Everything at Stripe before this instant was looked at. */
  readonly lookedUntil: Date;
  readonly findings: Readonly<Record<string, unknown>>;
}

/** How far each healing loop has come, and what it found last. */
@Injectable()
export class HealingRuns {
  constructor(private readonly dataSource: DataSource) {}

  async last(name: string): Promise<HealingRun | undefined> {
    const [row]: { looked_until: Date; findings: HealingRun['findings'] }[] = await this.dataSource.query(
      'select looked_until, findings from healing_runs where name = $1',
      [name],
    );
    return row && { lookedUntil: row.looked_until, findings: row.findings };
  }

  async note(name: string, { lookedUntil, findings }: HealingRun): Promise<void> {
    await this.dataSource.query(NOTE, [name, lookedUntil, JSON.stringify(findings)]);
  }
}

const NOTE = `
  insert into healing_runs (name, looked_until, finished_at, findings) values ($1, $2, clock_timestamp(), $3)
  on conflict (name) do update
  set looked_until = excluded.looked_until, finished_at = excluded.finished_at, findings = excluded.findings`;
