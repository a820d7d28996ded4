import { Global, Module } from '@nestjs/common';
import { AccessGuard } from './access-guard';
import { StaffAddresses } from './staff-addresses';
import { StaffCounts } from './staff-counts';
import { StaffSessions } from './staff-sessions';
import { StaffTokens } from './staff-tokens';

/** Who may call what. */
@Global()
@Module({
  providers: [AccessGuard, StaffAddresses, StaffCounts, StaffSessions, StaffTokens],
  exports: [AccessGuard, StaffAddresses, StaffCounts, StaffSessions, StaffTokens],
})
export class AccessModule {}
