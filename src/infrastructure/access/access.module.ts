import { Global, Module } from '@nestjs/common';
import { AccessGuard } from './access-guard';
import { StaffAddresses } from './staff-addresses';
import { StaffCounts } from './staff-counts';
import { StaffNames } from './staff-names';
import { StaffSessions } from './staff-sessions';
import { StaffTokens } from './staff-tokens';

/** Who may call what. */
@Global()
@Module({
  providers: [AccessGuard, StaffAddresses, StaffCounts, StaffNames, StaffSessions, StaffTokens],
  exports: [AccessGuard, StaffAddresses, StaffCounts, StaffNames, StaffSessions, StaffTokens],
})
export class AccessModule {}
