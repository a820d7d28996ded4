import { ApiProperty } from '@nestjs/swagger';
import { MonthlyQuestionDocument } from './monthly-question.dto';

export class FrequencyOptions {
  @ApiProperty({ type: 'integer', isArray: true, example: [1000, 1500, 3000] })
  presetsMinor: number[];
  @ApiProperty({ type: 'integer', example: 1500 })
  defaultMinor: number;
  @ApiProperty({ type: 'integer', example: 200 })
  minimumMinor: number;
  @ApiProperty({ type: 'integer', example: 100000 })
  maximumMinor: number;
}

export class FrequenciesOptions {
  @ApiProperty({ type: FrequencyOptions })
  'one-time': FrequencyOptions;
  @ApiProperty({ type: FrequencyOptions })
  monthly: FrequencyOptions;
  @ApiProperty({ type: FrequencyOptions })
  annual: FrequencyOptions;
}

export class FeeCoverOptions {
  @ApiProperty({ example: 'card', description: 'How a payment is assumed to be made: not known before it is' })
  method: string;
  @ApiProperty({ type: 'integer', example: 290, description: 'Hundredths of a percent of the whole payment' })
  basisPoints: number;
  @ApiProperty({ type: 'integer', example: 30, description: 'In the minor unit of the currency' })
  fixedMinor: number;
}

export class CurrencyOptions {
  @ApiProperty({ example: 'EUR', description: 'ISO 4217, upper case' })
  code: string;
  @ApiProperty({ type: 'integer', example: 2, description: 'Decimal places of the minor unit' })
  exponent: number;
  @ApiProperty({ type: 'integer', example: 1, description: 'Amounts are multiples of this many minor units' })
  stepMinor: number;
  @ApiProperty({
    ...{ type: String, isArray: true, example: ['card', 'SEPA'] },
    description: 'Names of the methods that Stripe offers in this currency',
  })
  paymentMethods: string[];
  @ApiProperty({
    ...{ type: String, isArray: true, required: false, example: ['card'] },
    description: 'Names of those that are switched off for now',
  })
  methodsOff?: string[];
  @ApiProperty({
    ...{ type: FeeCoverOptions, required: false },
    description: 'What a payment costs, where donors are offered to cover it',
  })
  feeCover?: FeeCoverOptions;
  @ApiProperty({ type: FrequenciesOptions })
  frequencies: FrequenciesOptions;
}

export class NewsroomTextsDocument {
  @ApiProperty({ required: false })
  heading?: string;
  @ApiProperty({ required: false })
  appeal?: string;
}

export class NewsroomColoursDocument {
  @ApiProperty({ required: false, example: '#0b5a4b' })
  accent?: string;
  @ApiProperty({ required: false, example: '#6fd3b8' })
  accentDark?: string;
}

export class NewsroomDocument {
  @ApiProperty()
  name: string;
  @ApiProperty({ format: 'uri' })
  privacyPolicyUrl: string;
  @ApiProperty({ description: 'Sent back with a contribution: which wording was agreed to' })
  consentVersion: string;
  @ApiProperty({ description: 'What a bank statement will show' })
  statementDescriptor: string;
  @ApiProperty({ type: NewsroomTextsDocument })
  texts: NewsroomTextsDocument;
  @ApiProperty({ type: NewsroomColoursDocument })
  colours: NewsroomColoursDocument;
}

export class VariantDocument {
  @ApiProperty({ example: 'higher', description: '`control` changes nothing' })
  code: string;
  @ApiProperty({ type: 'integer', example: 1, description: 'Its share is this of the sum of all' })
  weight: number;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'Other presets, by currency and frequency' })
  amounts: object;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'Other words: heading, appeal, buttons' })
  texts: object;
}

export class ExperimentDocument {
  @ApiProperty({ example: 'presets-2027' })
  name: string;
  @ApiProperty({ type: VariantDocument, isArray: true })
  variants: VariantDocument[];
}

export class ContributionOptionsDocument {
  @ApiProperty({
    description: 'Whether no gift can begin for now: giving is switched off, or every way of paying in every currency',
  })
  closed: boolean;
  @ApiProperty({ type: ExperimentDocument, required: false, description: 'What is being tried now' })
  experiment?: ExperimentDocument;
  @ApiProperty({ description: 'Whether article and UTM codes are kept with a gift, for 90 days' })
  attribution: boolean;
  @ApiProperty({ type: NewsroomDocument })
  newsroom: NewsroomDocument;
  @ApiProperty({ type: String, isArray: true, example: ['en', 'ru'] })
  languages: string[];
  @ApiProperty({ type: CurrencyOptions, isArray: true })
  currencies: CurrencyOptions[];
  @ApiProperty({
    ...{ type: String, isArray: true, example: ['card', 'SEPA'] },
    description: 'All that the newsroom names; not each is offered in every currency',
  })
  paymentMethods: string[];
  @ApiProperty({ type: String, isArray: true, example: ['thank-you'], description: 'Keys of return addresses' })
  returnTo: string[];
  @ApiProperty({ description: 'Whether readers can ask to be reminded: there is a mail server' })
  reminders: boolean;
  @ApiProperty({
    description: 'Whether readers can ask for a newsletter: the newsroom has one, and there is a mail server',
  })
  newsletter: boolean;
  @ApiProperty({ description: 'Whether twelve monthly gifts can be paid at once, as a single one' })
  twelveMonths: boolean;
  @ApiProperty({ description: 'Whether something may be said with a gift that gets a receipt' })
  tributes: boolean;
  @ApiProperty({
    ...{ type: MonthlyQuestionDocument, required: false },
    description: 'When to ask whether a monthly gift would suit instead of a single one; left out: never',
  })
  monthlyQuestion?: MonthlyQuestionDocument;
}
