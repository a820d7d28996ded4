import { Transform } from 'class-transformer';
import { IsIn, IsOptional, IsString, IsUUID, Length, Matches, MaxLength } from 'class-validator';
import { TOKEN_PATTERN } from '../../foundation/crypto/token';
import { FREQUENCIES, type Frequency } from '../../foundation/newsroom/newsroom';
import { MONTHS_AT_ONCE } from '../contributions/months-at-once';
import { ORIGIN_PATTERN } from '../contributions/attribution';
import { CAMPAIGN_PATTERN } from '../contributions/campaign';
import { LONGEST_TRIBUTE, TRIBUTE_KINDS, type Tribute } from '../donors/tributes/tribute';
import { COST_TERMS_PATTERN } from './fee-cover-request';

/** The same choices from the plain HTML form: every value is text, the amount as the donor typed it. */
export class OpenCheckoutSessionForm {
  @IsUUID()
  attemptId: string;

  @IsIn(FREQUENCIES)
  frequency: Frequency;

  /** Empty when a preset was chosen. */
  @IsString()
  @Length(0, 40)
  amount: string;

  /** A checkbox whose value is what the page said of the costs. */
  @IsOptional()
  @Matches(COST_TERMS_PATTERN)
  feeCover?: string;

  @Length(3, 3, { message: 'currency must be a code of three letters' })
  currency: string;

  @IsString()
  @Length(2, 12)
  language: string;

  @IsString()
  @Length(1, 60)
  returnTo: string;

  /** A checkbox sends "on" or nothing at all. */
  @IsOptional()
  @IsIn(['on'])
  receipt?: string;

  @IsOptional()
  @IsString()
  @Length(0, 60)
  consentVersion?: string;

  @IsOptional()
  @Matches(TOKEN_PATTERN)
  reminder?: string;

  @IsOptional()
  @Matches(CAMPAIGN_PATTERN)
  campaign?: string;

  @IsOptional()
  @IsIn(TRIBUTE_KINDS)
  tributeKind?: Tribute['kind'];

  /** A form sends two characters for the end of a line, where the browser has counted one. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.replaceAll('\r\n', '\n') : value))
  @IsString()
  @MaxLength(LONGEST_TRIBUTE, { message: `tributeText has at most ${LONGEST_TRIBUTE} characters` })
  tributeText?: string;

  @IsOptional()
  @IsIn([String(MONTHS_AT_ONCE)])
  monthsCovered?: string;

  @IsOptional()
  @Matches(CAMPAIGN_PATTERN)
  placement?: string;

  @IsOptional()
  @Matches(ORIGIN_PATTERN)
  article?: string;

  @IsOptional()
  @Matches(ORIGIN_PATTERN)
  utm_source?: string;

  @IsOptional()
  @Matches(ORIGIN_PATTERN)
  utm_medium?: string;

  @IsOptional()
  @Matches(ORIGIN_PATTERN)
  utm_campaign?: string;
}
