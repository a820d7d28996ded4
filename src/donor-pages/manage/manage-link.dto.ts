import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';

/** Whose link is asked for. */
export class AskManageLinkBody {
  @ApiProperty({ format: 'email' })
  @IsString()
  @Length(0, 400)
  email: string;

  @ApiProperty({ example: 'en', description: 'Of the mail' })
  @IsString()
  @Length(2, 12)
  language: string;
}

export class ManageLinkAsked {
  @ApiProperty({ description: 'For people; the same for every address' })
  message: string;
}
