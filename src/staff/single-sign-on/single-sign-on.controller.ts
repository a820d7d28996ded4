import { Controller, Get, HttpStatus, NotFoundException, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { safeNext } from '../../infrastructure/access/safe-next';
import { inTransaction } from '../../infrastructure/database/transaction';
import { People } from '../people/people';
import { BrowserCookies } from '../sign-in/browser-cookies';
import { SignIn } from '../sign-in/sign-in';
import { SingleSignOnRefused } from '../staff-problems';
import { AttemptCookie } from './attempt-cookie';
import { SingleSignOn } from './single-sign-on';

/** Signing in with the newsroom's own accounts. The provider asks for whatever else it wants to see. */
@ApiExcludeController()
@Controller('staff/single-sign-on')
export class SingleSignOnController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly provider: SingleSignOn,
    private readonly attempts: AttemptCookie,
    private readonly people: People,
    private readonly signIn: SignIn,
    private readonly cookies: BrowserCookies,
  ) {}

  @Get()
  async leave(@Query('next') next: unknown, @Res() reply: FastifyReply): Promise<void> {
    if (!this.provider.isSetUp) throw new NotFoundException();
    const { address, attempt } = await this.provider.begin(safeNext(next));
    this.attempts.keep(reply, attempt);
    await reply.redirect(address.href, HttpStatus.SEE_OTHER);
  }

  @Get('callback')
  async comeBack(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!this.provider.isSetUp) throw new NotFoundException();
    const attempt = this.attempts.take(request, reply);
    if (attempt === null)
      throw new SingleSignOnRefused('This browser did not ask to sign in, or too long ago. Begin again.');
    const address = await this.provider.finish(request.url.split('?')[1] ?? '', attempt);
    const person = await this.people.byAddress(address);
    // Nobody is let in whom no admin has invited, and who has not set up an account: a provider may have many people.
    if (person?.state !== 'active')
      throw new SingleSignOnRefused('Your newsroom account is good, but nobody has given it access here.');
    const browser = this.cookies.of(request);
    const signedIn = await inTransaction(this.dataSource, (manager) =>
      this.signIn.begin(manager, person.id, 'single-sign-on', browser),
    );
    this.cookies.signedIn(reply, signedIn);
    await reply.redirect(attempt.next ?? '/staff', HttpStatus.SEE_OTHER);
  }
}
