import { IsOptional, IsString, Length } from 'class-validator';

export class SetUpForm {
  /** For password managers; whose account it is, the link says. */
  @IsOptional()
  @IsString()
  @Length(0, 400)
  username?: string;

  @IsString()
  @Length(0, 400)
  password: string;

  @IsString()
  @Length(0, 20)
  code: string;
}
