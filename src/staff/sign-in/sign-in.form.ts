import { IsOptional, IsString, Length } from 'class-validator';

export class SignInForm {
  @IsString()
  @Length(0, 400)
  address: string;

  @IsString()
  @Length(0, 400)
  password: string;

  @IsString()
  @Length(0, 20)
  code: string;

  @IsOptional()
  @IsString()
  @Length(0, 2000)
  next?: string;
}
