import { IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
import { FREQUENCIES, type Frequency } from '../foundation/newsroom/newsroom';

/** The same wish from the plain HTML form: every value is text. */
export class AskReminderForm {
  @IsString()
  @Length(0, 400)
  email: string;

  @IsString()
  @Length(0, 40)
  when: string;

  /** Counts where `when` is "day". */
  @IsOptional()
  @IsString()
  @Length(0, 40)
  day?: string;

  @IsString()
  @Length(0, 60)
  zone: string;

  @IsIn(['once', '1', '3', '6', '12'])
  everyMonths: string;

  @Matches(/^([2-9]|1\d|2[0-4])$/, { message: 'mails must be from 2 to 24' })
  mails: string;

  @IsIn(FREQUENCIES)
  frequency: Frequency;

  @IsString()
  @Length(0, 40)
  amount: string;

  @Length(3, 3, { message: 'currency must be a code of three letters' })
  currency: string;

  @IsString()
  @Length(2, 12)
  language: string;

  @IsString()
  @Length(1, 60)
  returnTo: string;

  @IsOptional()
  @IsString()
  @Length(0, 60)
  consentVersion?: string;
}
