import { FinanceDesk } from '../support/finance-desk';
import { letPass } from '../support/reminders';
import { CLI } from '../../src/infrastructure/audit/audit-actions';
import { People } from '../../src/staff/people/people';
import { member, setUp, signIn, StaffBrowser, type Member } from '../support/staff';

describe('whoever asks to open a closed month again', () => {
  let desk: FinanceDesk;
  let month: string;
  beforeEach(async () => {
    desk = await FinanceDesk.start('manual');
    month = desk.month();
    await desk.give();
    await desk.booked('charge', 1);
    await letPass(desk.journey, 40);
    await desk.close(desk.accountant, month);
  });
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

  it('finds nobody to agree at once among those let in since, and somebody among those who were there', async () => {
    const people = desk.journey.app.get(People, { strict: false });
    const early = await member(desk.journey, 'early@newsroom.example', ['finance-export']);
    const raised = await member(desk.journey, 'raised@newsroom.example', ['finance-read']);
    const invited = await people.invite(CLI, 'invited@newsroom.example', ['finance-export']);
    expect(await (await reopen(desk.accountant, 'A fee was missing')).json()).toEqual({ state: 'asked' });
    const puppet = new StaffBrowser(desk.journey.url);
    await setUp(puppet, invited.url);
    await people.changeRoles(CLI, raised.id, ['finance-export']);
    await signIn(raised.browser, raised);
    for (const who of [{ ...early, browser: puppet }, raised])
      expect(await (await reopen(who)).json()).toMatchObject({
        ...{ status: 409, code: 'second_person_new' },
        retryAfterSeconds: expect.any(Number),
      });
    const page = await puppet.submit(`/finance/periods/${month}/reopening`, [], '/finance/periods');
    expect(await page.text()).toContain('Your account, or your right to export, is newer than what was asked');
    // What else an admin changes of somebody who had the role makes nobody new.
    await people.changeRoles(CLI, early.id, ['finance-export', 'donor-care']);
    await signIn(early.browser, early);
    expect(await (await reopen(early)).json()).toEqual({ state: 'open' });
  });

  it('has two weeks to find somebody who agrees, and then asks anew', async () => {
    const second = await member(desk.journey, 'second@newsroom.example', ['finance-export']);
    await reopen(desk.accountant, 'A fee was missing');
    await letPass(desk.journey, 14.01);
    const periods = async () => (await desk.as(desk.reader, '/v1/periods')).json();
    expect(await periods()).toMatchObject([{ month, state: 'closed' }]);
    const page = await (await second.browser.get('/finance/periods')).text();
    expect(page).toContain('Nobody agreed within 14 days');
    expect(page).toContain(`Ask to open ${month} again`);
    // What was asked before is nothing to agree to: a reason is wanted again.
    expect(await (await reopen(second)).json()).toMatchObject({ code: 'reason_missing' });
    expect(await (await reopen(second, 'The fee is still missing')).json()).toEqual({ state: 'asked' });
    await letPass(desk.journey, 13.9);
    expect(await periods()).toMatchObject([{ month, state: 'reopening asked' }]);
    expect(await (await reopen(desk.accountant)).json()).toEqual({ state: 'open' });
  });

  it('is agreed with by somebody let in since once a day has passed', async () => {
    await reopen(desk.accountant, 'A fee was missing');
    const second = await member(desk.journey, 'second@newsroom.example', ['finance-export']);
    expect(await (await reopen(second)).json()).toMatchObject({ code: 'second_person_new' });
    await letPass(desk.journey, 1.01);
    expect(await (await reopen(second)).json()).toEqual({ state: 'open' });
  });
});
