import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';

/** Who asks for the newsletter. The address has a check of its own, with what the reader needs. */
export class AskNewsletterBody {
  @ApiProperty({ format: 'email' })
  @IsString()
  @Length(0, 400)
  email: string;

  @ApiProperty({ example: 'en', description: 'Of the mail that asks for a yes, and of the newsletter' })
  @IsString()
  @Length(2, 12)
  language: string;

  @ApiProperty({ example: '2026-11', description: 'The version of the privacy policy that was agreed to' })
  @IsString()
  @Length(0, 60)
  consentVersion: string;
}

/** The same for every address. */
export class NewsletterAsked {
  @ApiProperty({ example: 'A mail is on its way to the address, to confirm it.' })
  message: string;
}

export class NewsletterStanding {
  @ApiProperty({ enum: ['confirmed'] })
  state: 'confirmed';
}
