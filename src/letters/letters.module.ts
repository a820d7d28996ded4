import { Inject, Module } from '@nestjs/common';
import type { Newsroom } from '../foundation/newsroom/newsroom';
import { NEWSROOM } from '../foundation/newsroom/newsroom-token';
import { DonorsModule } from '../giving/donors/donors.module';
import { LimitsModule } from '../infrastructure/limits/limits.module';
import { ExpiringCards } from './ahead/expiring-cards';
import { RenewalsAhead } from './ahead/renewals-ahead';
import { YearStatements } from './ahead/year-statements';
import { FarewellLetters } from './farewell/farewell-letters';
import { CausedLetters } from './intents/caused-letters';
import { FailedTryLetters, SentBackLetters } from './intents/failed-payments';
import { LetterIntents } from './intents/letter-intents';
import { Receipts } from './intents/receipts';
import { RefundLetters } from './intents/refund-letters';
import { ForgetLinks } from './manage/forget-links';
import { LinkRequests } from './manage/link-requests';
import { ManageLinks } from './manage/manage-links';
import { FailureReasons } from './sending/failure-reasons';
import { LetterMails } from './sending/letter-mails';
import { ReceiptsAgain } from './sending/receipts-again';
import { Recipients } from './sending/recipients';
import { SendLetters } from './sending/send-letters';
import { SendingSoon } from './sending/sending-soon';
import { requireLetters } from './templates/letter-texts';

/** What is written to donors about their gifts. */
@Module({
  imports: [DonorsModule, LimitsModule],
  providers: [
    ...[CausedLetters, LetterIntents, Receipts, RefundLetters, FailedTryLetters, SentBackLetters],
    ...[RenewalsAhead, ExpiringCards, YearStatements],
    ...[LetterMails, Recipients, FailureReasons, SendLetters, SendingSoon, ReceiptsAgain],
    ...[LinkRequests, ManageLinks, ForgetLinks, FarewellLetters],
  ],
  exports: [
    ...[CausedLetters, LetterIntents, LinkRequests, ManageLinks, ReceiptsAgain, FarewellLetters],
    ...[RenewalsAhead, ExpiringCards, YearStatements, FailureReasons, SendLetters, ForgetLinks],
  ],
})
export class LettersModule {
  constructor(@Inject(NEWSROOM) { languages }: Newsroom) {
    requireLetters(languages);
  }
}
