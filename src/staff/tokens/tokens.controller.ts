import { Body, Controller, Get, HttpStatus, Param, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { isUUID } from 'class-validator';
import type { FastifyReply } from 'fastify';
import type { StaffPerson } from '../../infrastructure/access/staff-person';
import { CsrfToken, SignedIn } from '../../infrastructure/access/visits';
import { StaffReplies } from '../../infrastructure/pages/staff-replies';
import { rolesIn, rolesWithin } from '../roles-in';
import { TokenUnfit } from '../staff-problems';
import { ApiTokens } from './api-tokens';
import { tokensPage, type TokensPageParts } from './tokens-page';

/** One's tokens for programs. */
@ApiExcludeController()
@Controller('staff/tokens')
export class TokensController {
  constructor(
    private readonly tokens: ApiTokens,
    private readonly replies: StaffReplies,
  ) {}

  @Get()
  async show(
    @SignedIn() person: StaffPerson,
    @CsrfToken() csrfToken: string,
    @Query('done') done: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const said = done === 'revoked' ? 'The token works no more.' : undefined;
    await this.page(reply, person, { csrfToken, done: said, made: undefined });
  }

  @Post()
  async make(
    @SignedIn() person: StaffPerson,
    @CsrfToken() csrfToken: string,
    @Body() body: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { name = '', days } = (body ?? {}) as { name?: unknown; days?: unknown };
    const made = await this.tokens.make(person, { name: String(name), roles: rolesIn(body), days: Number(days) });
    // No redirect: the token stands in no address and no history.
    await this.page(reply, person, { csrfToken, done: undefined, made });
  }

  @Post(':id/revocation')
  async revoke(@SignedIn() person: StaffPerson, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    if (!isUUID(id)) throw new TokenUnfit('There is no such token.');
    await this.tokens.revoke(person, id);
    await reply.redirect('/staff/tokens?done=revoked', HttpStatus.SEE_OTHER);
  }

  private async page(
    reply: FastifyReply,
    person: StaffPerson,
    parts: Omit<TokensPageParts, 'tokens' | 'roles'>,
  ): Promise<void> {
    const tokens = await this.tokens.list(person);
    const content = tokensPage({ ...parts, tokens, roles: rolesWithin(person.roles) });
    const { csrfToken } = parts;
    await this.replies.send(reply, { person, csrfToken, title: 'API tokens', active: '/staff/tokens', content });
  }
}
