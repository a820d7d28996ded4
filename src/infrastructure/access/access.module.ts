import { Global, Module } from '@nestjs/common';
import { AccessGuard } from './access-guard';
import { StaffAddresses } from './staff-addresses';
import { StaffSessions } from './staff-sessions';
import { StaffTokens } from './staff-tokens';

/** Who may call what. */
@Global()
@Module({
  providers: [AccessGuard, StaffAddresses, StaffSessions, StaffTokens],
  exports: [AccessGuard, StaffAddresses, StaffSessions, StaffTokens],
})
export class AccessModule {}
