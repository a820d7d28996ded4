import { Module } from '@nestjs/common';
import { LimitsModule } from '../infrastructure/limits/limits.module';
import { ForgetNewsletterRequests } from './forget-newsletter-requests';
import { NewsletterAddresses } from './newsletter-addresses';
import { NewsletterExport } from './newsletter-export';
import { NewsletterKeeper } from './newsletter-keeper';
import { NewsletterMails } from './newsletter-mails';
import { NewsletterRequests } from './newsletter-requests';
import { NewsletterController } from './newsletter.controller';
import { NewsletterService } from './newsletter.service';
import { SendNewsletterMails } from './send-newsletter-mails';

/** Who asks for the newsletter, until the newsroom's own list has them. Apart from all that is known about gifts. */
@Module({
  imports: [LimitsModule],
  controllers: [NewsletterController],
  providers: [
    ...[NewsletterService, NewsletterRequests, NewsletterAddresses, NewsletterMails],
    ...[SendNewsletterMails, ForgetNewsletterRequests, NewsletterExport, NewsletterKeeper],
  ],
  exports: [NewsletterService, SendNewsletterMails, ForgetNewsletterRequests, NewsletterExport, NewsletterKeeper],
})
export class NewsletterModule {}
