import { Module } from '@nestjs/common';
import { monthlyTerms } from './monthly.terms';

export const MONTHLY_TERMS = Symbol('monthly terms');

@Module({
  providers: [{ provide: MONTHLY_TERMS, useValue: monthlyTerms }],
  exports: [MONTHLY_TERMS],
})
export class MonthlyModule {}
