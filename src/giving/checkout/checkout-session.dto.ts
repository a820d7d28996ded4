import { ApiProperty } from '@nestjs/swagger';
import {
  Allow,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { TOKEN_PATTERN } from '../../foundation/crypto/token';
import { VARIANT_PATTERN } from '../../foundation/newsroom/experiment';
import { FREQUENCIES, type Frequency } from '../../foundation/newsroom/newsroom';
import { MONTHS_AT_ONCE } from '../contributions/months-at-once';
import { ORIGIN_PATTERN } from '../contributions/attribution';
import { CAMPAIGN_PATTERN } from '../contributions/campaign';
import { LONGEST_TRIBUTE, TRIBUTE_KINDS, type Tribute } from '../donors/tributes/tribute';

/** What the donation box posts. The amount's own checks are the checkout's: each has a number to answer with. */
export class OpenCheckoutSessionBody {
  @ApiProperty({
    format: 'uuid',
    description: 'Made by the client, a new one whenever a field changes. The same attempt twice is one contribution.',
  })
  @IsUUID()
  attemptId: string;

  @ApiProperty({ enum: FREQUENCIES })
  @IsIn(FREQUENCIES)
  frequency: Frequency;

  @ApiProperty({
    type: 'integer',
    example: 1000,
    description: 'The gift, in the minor unit of the currency: 1000 is €10.00, or ¥1000',
  })
  @Allow()
  amountMinor: number;

  @ApiProperty({
    ...{ required: false, type: 'integer', example: 62 },
    description:
      'Added to the gift so that the costs of the payment are covered: the sum that the donor was shown. By `feeCover` of ' +
      'the currency in the contribution options, the least multiple of stepMinor with which, after costs rounded up, all of ' +
      'the gift is left. Another sum is refused.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(99_999_999)
  feeCoverMinor?: number;

  @ApiProperty({ example: 'EUR', description: 'ISO 4217, upper case' })
  @Length(3, 3, { message: 'currency must be a code of three letters' })
  currency: string;

  @ApiProperty({
    example: 'en',
    description: "One of the newsroom's languages; any other counts as its default language",
  })
  @IsString()
  @Length(2, 12)
  language: string;

  @ApiProperty({ example: 'thank-you', description: "A key of the newsroom's list of return addresses" })
  @IsString()
  @Length(1, 60)
  returnTo: string;

  @ApiProperty({ description: 'Whether to send a receipt by mail. Recurring contributions always do.' })
  @IsBoolean()
  receipt: boolean;

  @ApiProperty({ example: '2026-11', description: 'The version of the privacy policy that was agreed to' })
  @IsString()
  @Length(0, 60)
  consentVersion: string;

  @ApiProperty({ required: false, description: "What stood in the reminder's link that led here" })
  @IsOptional()
  @Matches(TOKEN_PATTERN)
  reminder?: string;

  @ApiProperty({
    required: false,
    example: 'autumn-2027',
    description: 'A code of the newsroom for what moved the donor to give; reports can be narrowed to it',
  })
  @IsOptional()
  @Matches(CAMPAIGN_PATTERN)
  campaign?: string;

  @ApiProperty({
    ...{ required: false, enum: [12] },
    description:
      'With `monthly`: so many months are paid at once, as a single contribution; amountMinor is that of one month',
  })
  @IsOptional()
  @IsIn([MONTHS_AT_ONCE])
  monthsCovered?: number;

  @ApiProperty({
    required: false,
    enum: TRIBUTE_KINDS,
    description: 'What `tributeText` is; `note` where it is left out',
  })
  @IsOptional()
  @IsIn(TRIBUTE_KINDS)
  tributeKind?: Tribute['kind'];

  @ApiProperty({
    ...{ required: false, maxLength: LONGEST_TRIBUTE },
    description:
      'Said with a gift that gets a receipt, where the newsroom offers it. Part of no attempt: posted again, the newest counts until the gift is paid, an empty one takes it back, and one left out changes nothing.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_TRIBUTE, { message: `tributeText has at most ${LONGEST_TRIBUTE} characters` })
  tributeText?: string;

  @ApiProperty({
    required: false,
    example: 'presets-2027/higher',
    description: 'The experiment and its variant that was shown; one that is over is dropped',
  })
  @IsOptional()
  @Matches(VARIANT_PATTERN)
  variant?: string;

  @ApiProperty({ required: false, example: 'article-end', description: 'A code for where the box or the link stood' })
  @IsOptional()
  @Matches(CAMPAIGN_PATTERN)
  placement?: string;

  @ApiProperty({
    required: false,
    example: 'why-we-report',
    description:
      'A code for the article. Like the UTM codes it is dropped unless `attribution` of the options is true.',
  })
  @IsOptional()
  @Matches(ORIGIN_PATTERN)
  article?: string;

  @ApiProperty({ required: false, example: 'newsletter' })
  @IsOptional()
  @Matches(ORIGIN_PATTERN)
  utm_source?: string;

  @ApiProperty({ required: false, example: 'email' })
  @IsOptional()
  @Matches(ORIGIN_PATTERN)
  utm_medium?: string;

  @ApiProperty({ required: false, example: 'autumn-2027' })
  @IsOptional()
  @Matches(ORIGIN_PATTERN)
  utm_campaign?: string;
}

export class OpenedCheckoutSession {
  @ApiProperty({ format: 'uuid' })
  contributionId: string;

  @ApiProperty({ format: 'uri', description: "Stripe's payment page" })
  url: string;

  @ApiProperty({ format: 'date-time', description: 'Until when the page can be paid' })
  expiresAt: string;
}
