import { Global, Module } from '@nestjs/common';
import { Switches } from './switches';

@Global()
@Module({ providers: [Switches], exports: [Switches] })
export class SwitchesModule {}
