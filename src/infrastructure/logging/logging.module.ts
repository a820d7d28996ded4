import { Module, type DynamicModule } from '@nestjs/common';
import { LOG, type Log } from './log';

@Module({})
export class LoggingModule {
  static register(log: Log): DynamicModule {
    return { module: LoggingModule, global: true, providers: [{ provide: LOG, useValue: log }], exports: [LOG] };
  }
}
