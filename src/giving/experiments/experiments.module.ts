import { Module } from '@nestjs/common';
import { LimitsModule } from '../../infrastructure/limits/limits.module';
import { Exposures } from './exposures';
import { ExposuresController } from './exposures.controller';

@Module({
  imports: [LimitsModule],
  controllers: [ExposuresController],
  providers: [Exposures],
})
export class ExperimentsModule {}
