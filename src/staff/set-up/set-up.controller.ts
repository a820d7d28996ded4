import { Body, Controller, Get, HttpStatus, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../foundation/problem/problem';
import { validated } from '../../foundation/problem/validated';
import { StaffReplies } from '../../infrastructure/pages/staff-replies';
import { BrowserCookies } from '../sign-in/browser-cookies';
import { SetUpLinkEnded } from '../staff-problems';
import { SetUpAccount } from './set-up';
import { SetUpForm } from './set-up.form';
import { SetUpLinks } from './set-up-links';
import { setUpPage } from './set-up-page';

/** The page behind the link that somebody was given. Opening it changes nothing. */
@ApiExcludeController()
@Controller('staff/set-up')
export class SetUpController {
  constructor(
    private readonly links: SetUpLinks,
    private readonly account: SetUpAccount,
    private readonly cookies: BrowserCookies,
    private readonly replies: StaffReplies,
  ) {}

  @Get(':token')
  async show(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    await this.page(reply, token, undefined);
  }

  @Post(':token')
  async finish(
    @Param('token') token: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      const signedIn = await this.account.finish(token, validated(SetUpForm, body), this.cookies.of(request));
      this.cookies.signedIn(reply, signedIn);
    } catch (error) {
      if (!(error instanceof Problem) || error instanceof SetUpLinkEnded) throw error;
      return this.page(reply, token, error);
    }
    await reply.redirect('/staff', HttpStatus.SEE_OTHER);
  }

  private async page(reply: FastifyReply, token: string, problem: Problem | undefined): Promise<void> {
    const setUp = await this.links.find(token);
    if (setUp === null) throw new SetUpLinkEnded();
    const content = setUpPage({ token, setUp, problem });
    const page = { person: undefined, csrfToken: '', title: 'Set up your account', active: '', content };
    await this.replies.send(reply, page, problem?.status ?? HttpStatus.OK);
  }
}
