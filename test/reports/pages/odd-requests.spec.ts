import { startApp, type RunningApp } from '../../support/app';
import { member, type Member } from '../../support/staff';
import { textOf } from './page-text';

describe('pages asked for what cannot be', () => {
  let app: RunningApp;
  let somebody: Member;
  beforeAll(async () => {
    app = await startApp();
    somebody = await member(app, 'somebody@newsroom.example', ['finance-export', 'admin']);
  });
  afterAll(() => app.stop());

  // PostgreSQL takes no zero byte in a text.
  it.each([
    ['/finance/payouts?before=%00', 200],
    ['/finance/payouts/%00', 404],
  ])('%s is answered with %d', async (path, status) => {
    expect((await somebody.browser.get(path)).status).toBe(status);
  });

  it('keep the name of a token without what no database keeps', async () => {
    const fields: [string, string][] = [
      ['name', ' books\0 of March '],
      ['roles', 'finance-read'],
      ['days', '7'],
    ];
    const made = await somebody.browser.submit('/staff/tokens', fields);
    expect([made.status, textOf(await made.text())]).toEqual([200, expect.stringContaining('books of March')]);
  });

  it.each(['/finance/periods', '/finance/schedules', '/staff/people', '/staff/switches'])(
    '%s says nothing of what was not done',
    async (path) => {
      const asked = await (await somebody.browser.get(`${path}?done=constructor`)).text();
      expect(asked).toContain('<h1>');
      expect(asked).not.toContain('role="status"');
    },
  );
});
