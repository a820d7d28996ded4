import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ManageVisits, type Visitor } from '../../managing/visits/manage-visits';
import { VisitCookie } from './visit-cookie';

/** In the place of a link's token: by what the browser keeps of a visit. */
export const VISIT = 'visit';

/** Who stands before a donor's page: by the link in its address, or on a visit. */
@Injectable()
export class ManageDoor {
  constructor(
    private readonly visits: ManageVisits,
    private readonly cookie: VisitCookie,
  ) {}

  /** Changes nothing. @returns null: the link, or the visit, is not known or over */
  async visitorOf(door: string, request: FastifyRequest): Promise<Visitor | null> {
    if (door === VISIT) return this.visits.byVisit(this.cookie.of(request));
    const byLink = await this.visits.byLink(door);
    return byLink?.access === 'mail' ? ((await this.visitOf(byLink, request)) ?? byLink) : byLink;
  }

  /** A button was pressed: with a fresh link, the visit begins. @returns the visitor, and where they go on from here */
  async enter(
    door: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<{ readonly visitor: Visitor | null; readonly door: string }> {
    const visit = door === VISIT ? null : await this.visits.begin(door);
    if (visit === null) return { visitor: await this.visitorOf(door, request), door };
    this.cookie.set(reply, visit);
    return { visitor: await this.visits.byVisit(visit), door: VISIT };
  }

  async leave(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    await this.visits.end(this.cookie.of(request));
    this.cookie.remove(reply);
  }

  /** In another tab the same donor's visit has begun: what is open in this one goes on with it. */
  private async visitOf({ donorId }: Visitor, request: FastifyRequest): Promise<Visitor | null> {
    const visit = await this.visits.byVisit(this.cookie.of(request));
    return visit?.donorId === donorId ? visit : null;
  }
}
