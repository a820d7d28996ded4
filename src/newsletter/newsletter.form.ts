import { IsOptional, IsString, Length } from 'class-validator';

/** The same request from the plain HTML form, which leaves out a box that was not ticked. */
export class AskNewsletterForm {
  @IsString()
  @Length(0, 400)
  email: string;

  @IsString()
  @Length(2, 12)
  language: string;

  @IsOptional()
  @IsString()
  @Length(0, 60)
  consentVersion?: string;
}
