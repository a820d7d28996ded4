import { createHmac } from 'node:crypto';
import { isSignedByStripe } from '../../../src/infrastructure/stripe/events/verify-signature';

const NOW = new Date('2026-11-01T12:00:00Z');
const SECONDS = NOW.getTime() / 1000;
const BODY = Buffer.from('{"id":"evt_1"}');
const SECRET = 'whsec_sandbox_one';

function sign(timestamp: number, secret = SECRET, body = BODY): string {
  return createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex');
}

describe('a webhook signature', () => {
  const accepted = (header: string, secrets = [SECRET]) => isSignedByStripe(BODY, header, secrets, NOW);

  it('is good when one of the secrets made it', () => {
    expect(accepted(`t=${SECONDS},v1=${sign(SECONDS)}`)).toBe(true);
    expect(accepted(`t=${SECONDS},v1=${sign(SECONDS, 'whsec_sandbox_old')}`, [SECRET, 'whsec_sandbox_old'])).toBe(true);
  });

  it('is good when one of several signatures fits, as while a secret is rolled', () => {
    expect(accepted(`t=${SECONDS},v1=${'0'.repeat(64)},v1=${sign(SECONDS)},v0=abc`)).toBe(true);
  });

  it.each([
    ['300 s old', -300, true],
    ['301 s old', -301, false],
    ['300 s ahead', 300, true],
    ['301 s ahead', 301, false],
  ])('%s is %s', (_name, offset, expected) => {
    const timestamp = SECONDS + (offset as number);
    expect(accepted(`t=${timestamp},v1=${sign(timestamp)}`)).toBe(expected);
  });

  it.each([
    ['nothing', ''],
    ['no timestamp', `v1=${sign(SECONDS)}`],
    ['no signature', `t=${SECONDS}`],
    ['another scheme alone', `t=${SECONDS},v0=${sign(SECONDS)}`],
    ['another time than was signed', `t=${SECONDS + 1},v1=${sign(SECONDS)}`],
    ['another secret', `t=${SECONDS},v1=${sign(SECONDS, 'whsec_other')}`],
    ['a shortened signature', `t=${SECONDS},v1=${sign(SECONDS).slice(0, 40)}`],
    ['no hex', `t=${SECONDS},v1=zz`],
    ['a time that is no number', `t=${SECONDS}x,v1=${sign(SECONDS)}`],
  ])('is refused with %s', (_name, header) => {
    expect(accepted(header)).toBe(false);
  });

  it('is refused when a byte of the body changed', () => {
    const header = `t=${SECONDS},v1=${sign(SECONDS)}`;
    expect(isSignedByStripe(Buffer.from('{"id":"evt_2"}'), header, [SECRET], NOW)).toBe(false);
  });

  it('is refused when there is no secret', () => {
    expect(accepted(`t=${SECONDS},v1=${sign(SECONDS, '')}`, [])).toBe(false);
  });
});
