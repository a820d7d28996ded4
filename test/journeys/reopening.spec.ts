import { FinanceDesk } from '../support/finance-desk';
import { letPass } from '../support/reminders';
import type { Member } from '../support/staff';

describe('whoever asks to open a closed month again', () => {
  let desk: FinanceDesk;
  let month: string;
  beforeEach(async () => {
    desk = await FinanceDesk.start('manual');
    month = desk.month();
    await desk.give();
    await desk.booked('charge', 1);
    await letPass(desk.journey, 40);
    expect((await desk.close(desk.accountant, month)).status).toBe(201);
  }, 60_000);
  afterEach(() => desk.journey.stop());

  const reopen = (who: Member, reason?: string) => desk.command(who, `/v1/periods/${month}/reopening`, { reason });

  it('leaves addresses out of the reason, which others read', async () => {
    const reason = 'mail donor131@example.org gave twice';
    const refused = await reopen(desk.accountant, reason);
    expect([refused.status, await refused.json()]).toMatchObject([400, { code: 'reason_unfit', field: 'reason' }]);
    const page = await desk.accountant.browser.submit(
      `/finance/periods/${month}/reopening`,
      [['reason', reason]],
      '/finance/periods',
    );
    const shown = await page.text();
    expect(page.status).toBe(400);
    expect(shown).toContain('leave names and addresses out');
    // It need not be typed again to be mended.
    expect(shown).toContain(`value="${reason}"`);
    const periods = await (await desk.as(desk.reader, '/v1/periods')).text();
    expect(periods).not.toContain('@');
    expect(await (await reopen(desk.accountant, 'A gift was told twice')).json()).toEqual({ state: 'asked' });
  });
});
