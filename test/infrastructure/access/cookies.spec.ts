import type { FastifyReply } from 'fastify';
import { StaffCookies, type StaffCookie } from '../../../src/infrastructure/access/cookies';

function setLine(publicUrl: string, cookie: StaffCookie, maxAgeSeconds?: number): string {
  const lines: string[] = [];
  const reply = { header: (_name: string, line: string) => lines.push(line) } as unknown as FastifyReply;
  new StaffCookies(new URL(publicUrl)).set(reply, cookie, 'value', maxAgeSeconds);
  return lines.join('\n');
}

it('over https a cookie is of this host alone, encrypted, and of no script', () => {
  expect(setLine('https://give.example', 'session')).toBe(
    '__Host-mainstay-session=value; Path=/; HttpOnly; SameSite=Lax; Secure',
  );
  expect(setLine('https://give.example', 'device', 60)).toBe(
    '__Host-mainstay-device=value; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=60',
  );
});

it('on the loopback it has a plain name, which a browser takes there', () => {
  expect(setLine('http://127.0.0.1:3000', 'session')).toBe('mainstay-session=value; Path=/; HttpOnly; SameSite=Lax');
});

it('a cookie of another name is not taken for it', () => {
  const secure = new StaffCookies(new URL('https://give.example'));
  expect(secure.read('mainstay-session=a; other=b; __Host-mainstay-session=c', 'session')).toBe('c');
  expect(secure.read('mainstay-session=a', 'session')).toBeUndefined();
  expect(secure.read(undefined, 'session')).toBeUndefined();
});
