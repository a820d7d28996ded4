import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { StaffAddresses } from '../../infrastructure/access/staff-addresses';
import { StaffSessions, type SignInWay } from '../../infrastructure/access/staff-sessions';
import { Audit } from '../../infrastructure/audit/audit';
import { NOBODY } from '../../infrastructure/audit/audit-actions';
import { inTransaction } from '../../infrastructure/database/transaction';
import { SignInLimits } from '../../infrastructure/limits/sign-in-limits';
import { TooManyRequests } from '../../infrastructure/limits/too-many-requests';
import { SealedSecrets } from '../set-up/sealed-secrets';
import { stepOfCode } from '../set-up/totp';
import { SignInRefused, SignInSlowed } from '../staff-problems';
import { Devices } from './devices';
import { Failures, FREE_TRIES, type FailureSubject } from './failures';
import { Passwords } from './passwords';

export interface Credentials {
  readonly address: string;
  readonly password: string;
  readonly code: string;
}

/** The browser that asks. */
export interface Browser {
  readonly network: string;
  /** What stands in its cookies. */
  readonly session: string | undefined;
  readonly device: string | undefined;
}

/** What goes into the browser's cookies. */
export interface SignedInBrowser {
  readonly session: string;
  readonly device: string;
}

/** Lets people in who know their password and have their phone. */
@Injectable()
export class SignIn {
  constructor(
    private readonly dataSource: DataSource,
    private readonly addresses: StaffAddresses,
    private readonly passwords: Passwords,
    private readonly secrets: SealedSecrets,
    private readonly sessions: StaffSessions,
    private readonly devices: Devices,
    private readonly failures: Failures,
    private readonly limits: SignInLimits,
    private readonly audit: Audit,
  ) {}

  /** @throws SignInRefused, SignInSlowed; the same, and as late, whether or not anybody has the address */
  async withPassword({ address, password, code }: Credentials, browser: Browser): Promise<SignedInBrowser> {
    const person = await this.personAt(address);
    const isKnown = await this.devices.isKnown(browser.device, person?.id ?? null);
    if (!isKnown) await this.spend(browser.network);
    const subject: FailureSubject = isKnown ? { device: browser.device ?? '' } : { address };
    const failures = await this.failures.begin(subject);
    const fits = await this.passwords.fits(person?.passwordHash ?? null, password);
    const signedIn = person !== undefined && fits ? await this.withCode(person, code, browser) : null;
    if (signedIn === null) return this.refuse(failures);
    await this.failures.forget(subject);
    return signedIn;
  }

  /** Begins a session of somebody who has proved who they are, and ends the one that the browser had. */
  async begin(manager: EntityManager, personId: string, how: SignInWay, browser: Browser): Promise<SignedInBrowser> {
    if (browser.session !== undefined) await this.sessions.end(manager, browser.session);
    const session = await this.sessions.begin(manager, personId, how);
    const device = await this.devices.remember(manager, browser.device, personId);
    const actor = { kind: 'person', id: personId } as const;
    await this.audit.record(manager, { actor, action: 'signed-in', subjectId: personId, details: { how } });
    return { session, device };
  }

  private async personAt(address: string): Promise<PersonRow | undefined> {
    const [row]: PersonRow[] = await this.dataSource.query(FIND, [this.addresses.indexesOf(address)]);
    return row;
  }

  private async spend(network: string): Promise<void> {
    try {
      await this.limits.spend(network);
    } catch (error) {
      if (error instanceof TooManyRequests) throw new SignInSlowed(error.details.retryAfterSeconds ?? 60);
      throw error;
    }
  }

  /** @returns null when the code does not fit, or it or a later one was taken before */
  private async withCode(person: PersonRow, code: string, browser: Browser): Promise<SignedInBrowser | null> {
    const { id, sealedTotp, identityKeyId } = person;
    const step = sealedTotp && stepOfCode(this.secrets.open(id, sealedTotp, identityKeyId), code);
    if (step === null) return null;
    return inTransaction(this.dataSource, async (manager) => {
      const [, taken]: [unknown[], number] = await manager.query(TAKE_CODE, [id, step]);
      return taken === 0 ? null : this.begin(manager, id, 'password', browser);
    });
  }

  private async refuse(failures: number): Promise<never> {
    // Once for each row of failures: nobody can fill the log by guessing.
    if (failures === FREE_TRIES)
      await inTransaction(this.dataSource, (manager) =>
        this.audit.record(manager, { actor: NOBODY, action: 'sign-in-slowed', subjectId: null, details: { failures } }),
      );
    throw new SignInRefused();
  }
}

interface PersonRow {
  readonly id: string;
  readonly passwordHash: string | null;
  readonly sealedTotp: Buffer | null;
  readonly identityKeyId: string;
}

const FIND = `
  select id, password_hash as "passwordHash", sealed_totp as "sealedTotp", identity_key_id as "identityKeyId"
  from staff_people where address_index = any($1) and state = 'active'`;

const TAKE_CODE = `
  update staff_people set totp_step = $2
  where id = $1 and state = 'active' and coalesce(totp_step < $2, true)`;
