import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ContributionsService } from '../../giving/contributions/contributions.service';
import { DuplicateFlags } from '../../giving/contributions/duplicate-flags';
import { contributionStatusOf } from './contribution-status-of';
import { contributionsLinkedTo, type LinkedContribution, type Links } from './links';
import { standingFactsOf } from './standing-facts';

/** Keeps the status of contributions equal to what their facts say. */
@Injectable()
export class StandingService {
  constructor(
    private readonly contributions: ContributionsService,
    private readonly duplicates: DuplicateFlags,
  ) {}

  /**
   * After facts were merged that hang on `links`, and the pages or donors of `changedIds` changed. A contribution stays
   * confirmed for good: a renewal has nothing to say about it, however many there are.
   */
  async refresh(manager: EntityManager, changedIds: readonly string[], links: Links): Promise<void> {
    const linked = await contributionsLinkedTo(manager, changedIds, links);
    const confirmed = linked.filter(({ status }) => status === 'confirmed');
    const newlyConfirmed = await this.derive(
      manager,
      linked.filter(({ status }) => status !== 'confirmed'),
    );
    const changed = confirmed.map(({ id }) => id).filter((id) => changedIds.includes(id));
    await this.duplicates.refresh(manager, [...newlyConfirmed, ...changed]);
  }

  /** @returns the ids of those that are confirmed now */
  private async derive(manager: EntityManager, contributions: readonly LinkedContribution[]): Promise<string[]> {
    const facts = await standingFactsOf(
      manager,
      contributions.map(({ id }) => id),
    );
    const derived = new Map(facts.map(({ contributionId, ...rest }) => [contributionId, contributionStatusOf(rest)]));
    const changed = contributions.filter(({ id, status }) => derived.get(id) !== status).map(({ id }) => id);
    await this.contributions.setStatuses(manager, new Map([...derived].filter(([id]) => changed.includes(id))));
    return changed.filter((id) => derived.get(id) === 'confirmed');
  }
}
