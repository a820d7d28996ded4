import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { VARIANT_PATTERN } from '../../foundation/newsroom/experiment';

export class ExposureBody {
  @ApiProperty({ example: 'presets-2027/higher', description: 'The experiment and its variant' })
  @Matches(VARIANT_PATTERN)
  variant: string;
}
