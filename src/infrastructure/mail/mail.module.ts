import { Module, type DynamicModule } from '@nestjs/common';
import { MailDispatch } from './mail-dispatch';
import { MailStanding } from './mail-standing';
import { Mailer } from './mailer';
import { SMTP_SETTINGS, type SmtpSettings } from './smtp-settings';
import { Suppressions } from './suppressions';

/** Mail to people, through whatever server the newsroom has. */
@Module({})
export class MailModule {
  static register(settings: SmtpSettings | undefined): DynamicModule {
    return {
      module: MailModule,
      global: true,
      providers: [{ provide: SMTP_SETTINGS, useValue: settings }, Mailer, MailDispatch, MailStanding, Suppressions],
      exports: [Mailer, MailDispatch, MailStanding, Suppressions],
    };
  }
}
