import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { dayIn } from '../../foundation/calendar/local-days';
import { Clock } from '../../foundation/clock/clock';
import { isRunning } from '../../foundation/newsroom/experiment';
import type { Newsroom } from '../../foundation/newsroom/newsroom';
import { NEWSROOM } from '../../foundation/newsroom/newsroom-token';

/** How often each variant was shown, by day of the newsroom's zone. */
@Injectable()
export class Exposures {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    @Inject(NEWSROOM) private readonly newsroom: Newsroom,
  ) {}

  /** @param variant such as "presets-2027/higher"; one that is not being tried now is not counted */
  async count(variant: string): Promise<void> {
    if (!isRunning(this.newsroom.experiment, variant)) return;
    await this.dataSource.query(COUNT, [variant, dayIn(this.newsroom.timeZone, this.clock.now())]);
  }
}

const COUNT = `
  insert into variant_exposures (variant, day, shown) values ($1, $2, 1)
  on conflict (variant, day) do update set shown = variant_exposures.shown + 1`;
