import { readFileSync, writeFileSync } from 'node:fs';
import { DataSource } from 'typeorm';
import { IdentityKeys, withNewKey } from '../../src/foundation/crypto/identity-keys';
import { CONFIG, type Config } from '../../src/foundation/config/config';
import { StaffAddresses } from '../../src/infrastructure/access/staff-addresses';
import { StaffKeyRotation } from '../../src/staff/people/staff-key-rotation';
import { SealedSecrets } from '../../src/staff/set-up/sealed-secrets';
import { startApp } from '../support/app';
import { query } from '../support/query';
import { member } from '../support/staff';

it('staff move to the newest identity key, and are found and opened without the old one', async () => {
  const app = await startApp();
  await member(app, 'anna@newsroom.example', ['admin']);
  const file = app.app.get<Config>(CONFIG).identityKeysFile;
  writeFileSync(file, withNewKey(readFileSync(file, 'utf8')));
  const both = IdentityKeys.fromFile(file);
  const rotation = new StaffKeyRotation(
    app.app.get(DataSource),
    both,
    new StaffAddresses(both),
    new SealedSecrets(both),
  );
  expect(await rotation.rotate()).toBe(1);
  expect(await rotation.rotate()).toBe(0);
  const { keys } = JSON.parse(readFileSync(file, 'utf8')) as { keys: unknown[] };
  const newest = IdentityKeys.parse(JSON.stringify({ keys: keys.slice(0, 1) }), 'test');
  const addresses = new StaffAddresses(newest);
  const [row] = await query<Row>(app.databaseUrl, ROW);
  expect(addresses.open(row!.id, row!)).toBe('anna@newsroom.example');
  expect(addresses.indexesOf('Anna@newsroom.example')).toEqual([row!.index]);
  expect(new SealedSecrets(newest).open(row!.id, row!.totp, row!.identityKeyId)).toMatch(/^[A-Z2-7]{32}$/);
  await app.stop();
});

interface Row {
  readonly id: string;
  readonly sealedAddress: Buffer;
  readonly identityKeyId: string;
  readonly index: Buffer;
  readonly totp: Buffer;
}

const ROW = `
  select id, sealed_address as "sealedAddress", identity_key_id as "identityKeyId", address_index as "index",
    sealed_totp as totp from staff_people`;
