import { Global, Module } from '@nestjs/common';
import { Audit } from './audit';
import { AuditReader } from './audit-reader';

/** What people did, for whoever asks later. */
@Global()
@Module({ providers: [Audit, AuditReader], exports: [Audit, AuditReader] })
export class AuditModule {}
