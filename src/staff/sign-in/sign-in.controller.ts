import { Body, Controller, Get, HttpStatus, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../foundation/config/config';
import { Problem } from '../../foundation/problem/problem';
import { validated } from '../../foundation/problem/validated';
import { safeNext } from '../../infrastructure/access/safe-next';
import type { StaffPerson } from '../../infrastructure/access/staff-person';
import { StaffSessions } from '../../infrastructure/access/staff-sessions';
import { SignedIn } from '../../infrastructure/access/visits';
import { Audit } from '../../infrastructure/audit/audit';
import { actorOf } from '../../infrastructure/audit/audit-actor';
import { inTransaction } from '../../infrastructure/database/transaction';
import { StaffReplies } from '../../infrastructure/pages/staff-replies';
import { BrowserCookies } from './browser-cookies';
import { SignIn } from './sign-in';
import { SignInForm } from './sign-in.form';
import { signInPage, type SignInPageParts } from './sign-in-page';

/** Coming in and going out. */
@ApiExcludeController()
@Controller('staff')
export class SignInController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly signIn: SignIn,
    private readonly sessions: StaffSessions,
    private readonly audit: Audit,
    private readonly cookies: BrowserCookies,
    private readonly replies: StaffReplies,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get('sign-in')
  async show(@Query('next') next: unknown, @Res() reply: FastifyReply): Promise<void> {
    await this.page(reply, { next: safeNext(next), address: '', problem: undefined });
  }

  @Post('sign-in')
  async enter(@Body() body: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { next: asked, ...credentials } = validated(SignInForm, body);
    const next = safeNext(asked);
    try {
      this.cookies.signedIn(reply, await this.signIn.withPassword(credentials, this.cookies.of(request)));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return this.page(reply, { next, address: credentials.address, problem: error });
    }
    await reply.redirect(next ?? '/staff', HttpStatus.SEE_OTHER);
  }

  @Post('sign-out')
  async leave(
    @SignedIn() person: StaffPerson,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { session = '' } = this.cookies.of(request);
    await inTransaction(this.dataSource, async (manager) => {
      await this.sessions.end(manager, session);
      await this.audit.record(manager, { actor: actorOf(person), action: 'signed-out', subjectId: person.id });
    });
    this.cookies.signedOut(reply);
    await reply.redirect('/staff/sign-in', HttpStatus.SEE_OTHER);
  }

  private async page(reply: FastifyReply, parts: Omit<SignInPageParts, 'singleSignOn'>): Promise<void> {
    const content = signInPage({ ...parts, singleSignOn: this.config.oidc === undefined ? 'not set up' : 'offered' });
    const { problem } = parts;
    const retryAfterSeconds = problem?.details.retryAfterSeconds;
    if (retryAfterSeconds !== undefined) void reply.header('retry-after', retryAfterSeconds);
    const page = { person: undefined, csrfToken: '', title: 'Sign in', active: '', content };
    await this.replies.send(reply, page, problem?.status ?? HttpStatus.OK);
  }
}
