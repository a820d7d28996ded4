import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CheckoutSession } from './checkout-session.entity';
import { CheckoutSessionsService } from './checkout-sessions.service';
import { SessionFacts } from './session-facts';

@Module({
  imports: [TypeOrmModule.forFeature([CheckoutSession])],
  providers: [CheckoutSessionsService, SessionFacts],
  exports: [TypeOrmModule, CheckoutSessionsService, SessionFacts],
})
export class CheckoutSessionsModule {}
