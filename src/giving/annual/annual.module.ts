import { Module } from '@nestjs/common';
import { annualTerms } from './annual.terms';

export const ANNUAL_TERMS = Symbol('annual terms');

@Module({
  providers: [{ provide: ANNUAL_TERMS, useValue: annualTerms }],
  exports: [ANNUAL_TERMS],
})
export class AnnualModule {}
