import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Audit } from '../../infrastructure/audit/audit';
import { inTransaction } from '../../infrastructure/database/transaction';
import { StaffSessions } from '../../infrastructure/access/staff-sessions';
import { Devices } from '../sign-in/devices';
import { Passwords } from '../sign-in/passwords';
import { SignIn, type Browser, type SignedInBrowser } from '../sign-in/sign-in';
import { CodeWrong, SetUpLinkEnded } from '../staff-problems';
import { SealedSecrets } from './sealed-secrets';
import { SetUpLinks } from './set-up-links';
import { stepOfCode } from './totp';

/** Setting up how somebody comes in: their own password, and codes of their own phone. */
@Injectable()
export class SetUpAccount {
  constructor(
    private readonly dataSource: DataSource,
    private readonly links: SetUpLinks,
    private readonly passwords: Passwords,
    private readonly secrets: SealedSecrets,
    private readonly sessions: StaffSessions,
    private readonly devices: Devices,
    private readonly signIn: SignIn,
    private readonly audit: Audit,
  ) {}

  /** Uses the link up, and lets the person in. @throws SetUpLinkEnded, PasswordUnfit, CodeWrong */
  async finish(token: string, { password, code }: NewCredentials, browser: Browser): Promise<SignedInBrowser> {
    const offered = await this.links.find(token);
    if (offered === null) throw new SetUpLinkEnded();
    const step = stepOfCode(offered.totpSecret, code);
    // The password first: it stands above the code on the page.
    const passwordHash = await this.passwords.hash(password);
    if (step === null) throw new CodeWrong();
    return inTransaction(this.dataSource, async (manager) => {
      const setUp = await this.links.find(token, manager);
      if (setUp === null) throw new SetUpLinkEnded();
      const { personId, totpSecret } = setUp;
      await this.links.withdraw(manager, personId);
      const [{ keyId = '' } = {}]: { keyId?: string }[] = await manager.query(KEY, [personId]);
      const { sealed } = this.secrets.seal(personId, totpSecret, keyId);
      await manager.query(FINISH, [personId, passwordHash, sealed, step]);
      await this.sessions.endAllOf(manager, personId);
      await this.devices.forgetAllOf(manager, personId);
      const actor = { kind: 'person', id: personId } as const;
      await this.audit.record(manager, { actor, action: 'set-up-done', subjectId: personId });
      return this.signIn.begin(manager, personId, 'password', browser);
    });
  }
}

export interface NewCredentials {
  readonly password: string;
  readonly code: string;
}

/** One key for all that the row seals. */
const KEY = `select identity_key_id as "keyId" from staff_people where id = $1`;

const FINISH = `
  update staff_people set state = 'active', password_hash = $2, sealed_totp = $3, totp_step = $4 where id = $1`;
