import { Module } from '@nestjs/common';
import { LimitsModule } from '../infrastructure/limits/limits.module';
import { AuditController } from './audit/audit.controller';
import { ForgetEnded } from './forget-ended';
import { HomeController } from './home.controller';
import { People } from './people/people';
import { PeopleController } from './people/people.controller';
import { StaffKeyRotation } from './people/staff-key-rotation';
import { SealedSecrets } from './set-up/sealed-secrets';
import { SetUpAccount } from './set-up/set-up';
import { SetUpController } from './set-up/set-up.controller';
import { SetUpLinks } from './set-up/set-up-links';
import { BrowserCookies } from './sign-in/browser-cookies';
import { Devices } from './sign-in/devices';
import { Failures } from './sign-in/failures';
import { Passwords } from './sign-in/passwords';
import { SignIn } from './sign-in/sign-in';
import { SignInController } from './sign-in/sign-in.controller';
import { AttemptCookie } from './single-sign-on/attempt-cookie';
import { SingleSignOn } from './single-sign-on/single-sign-on';
import { SingleSignOnController } from './single-sign-on/single-sign-on.controller';
import { SwitchesController } from './switches/switches.controller';
import { ApiTokens } from './tokens/api-tokens';
import { TokensController } from './tokens/tokens.controller';

/** The people of the newsroom: how they come in, who manages them, what they did. */
@Module({
  imports: [LimitsModule],
  controllers: [
    ...[HomeController, SignInController, SingleSignOnController, SetUpController],
    ...[PeopleController, TokensController, SwitchesController, AuditController],
  ],
  providers: [
    ...[People, StaffKeyRotation, SetUpLinks, SetUpAccount, SealedSecrets, SignIn, Passwords, Failures, Devices],
    ...[BrowserCookies, SingleSignOn, AttemptCookie, ApiTokens, ForgetEnded],
  ],
  exports: [ForgetEnded],
})
export class StaffModule {}
