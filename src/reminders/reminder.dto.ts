import { ApiProperty } from '@nestjs/swagger';
import { Allow, IsIn, IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { FREQUENCIES, type Frequency } from '../foundation/newsroom/newsroom';

/** What "Remind me later" posts. Address, day and amount have checks of their own, each with what the reader needs. */
export class AskReminderBody {
  @ApiProperty({ format: 'email' })
  @IsString()
  @Length(0, 400)
  email: string;

  @ApiProperty({
    example: 'in-a-week',
    description:
      'tomorrow, in-a-week, next-month, in-3-months, in-11-months, or a day such as 2027-03-01, at most 18 months ahead',
  })
  @IsString()
  @Length(0, 40)
  when: string;

  @ApiProperty({ example: 'Europe/Amsterdam', description: "The reader's own zone: mails come in the morning there" })
  @IsString()
  @Length(0, 60)
  zone: string;

  @ApiProperty({ required: false, enum: [1, 3, 6, 12], description: 'Again after so many months; left out: once' })
  @IsOptional()
  @IsIn([1, 3, 6, 12])
  everyMonths?: number;

  @ApiProperty({ required: false, type: 'integer', minimum: 2, maximum: 24, description: 'How many mails in all' })
  @IsOptional()
  @IsInt()
  @Min(2)
  @Max(24)
  mails?: number;

  @ApiProperty({ enum: FREQUENCIES })
  @IsIn(FREQUENCIES)
  frequency: Frequency;

  @ApiProperty({ type: 'integer', example: 1000, description: 'What was about to be given, in minor units' })
  @Allow()
  amountMinor: number;

  @ApiProperty({ example: 'EUR', description: 'ISO 4217, upper case' })
  @Length(3, 3, { message: 'currency must be a code of three letters' })
  currency: string;

  @ApiProperty({ example: 'en' })
  @IsString()
  @Length(2, 12)
  language: string;

  @ApiProperty({ example: 'thank-you', description: "A key of the newsroom's list of return addresses" })
  @IsString()
  @Length(1, 60)
  returnTo: string;

  @ApiProperty({ example: '2026-11', description: 'The version of the privacy policy that was agreed to' })
  @IsString()
  @Length(0, 60)
  consentVersion: string;
}

/** The same for every address, known or not. */
export class ReminderAsked {
  @ApiProperty({ example: 'A mail is on its way to the address, to confirm it.' })
  message: string;
}

export class SnoozeBody {
  @ApiProperty({ enum: ['a-week', 'a-month'] })
  @IsIn(['a-week', 'a-month'])
  until: 'a-week' | 'a-month';
}

export class CancellationBody {
  @ApiProperty({ enum: ['this', 'all'], description: 'all: no reminder is ever sent to this address again' })
  @IsIn(['this', 'all'])
  what: 'this' | 'all';
}

export class ReminderStanding {
  @ApiProperty({ enum: ['confirmed', 'ended', 'cancelled'] })
  state: string;
  @ApiProperty({ required: false, example: '2027-03-01', description: 'The day of the next mail' })
  nextOn?: string;
}
