import { Module } from '@nestjs/common';
import { oneTimeTerms } from './one-time.terms';

export const ONE_TIME_TERMS = Symbol('one-time terms');

@Module({
  providers: [{ provide: ONE_TIME_TERMS, useValue: oneTimeTerms }],
  exports: [ONE_TIME_TERMS],
})
export class OneTimeModule {}
