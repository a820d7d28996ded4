import { startApp, type RunningApp } from '../../support/app';
import { REPORTS } from '../../../src/reports/definitions/catalogue';
import { member, type Member } from '../../support/staff';
import { textOf } from './page-text';

describe('a newsroom that nobody gave to yet', () => {
  let app: RunningApp;
  let accountant: Member;
  beforeAll(async () => {
    app = await startApp();
    accountant = await member(app, 'accountant@newsroom.example', ['finance-export']);
  });
  afterAll(() => app.stop());

  const text = async (path: string) => {
    const response = await accountant.browser.get(path);
    expect([path, response.status]).toEqual([path, 200]);
    return textOf(await response.text());
  };

  it('sees what there will be', async () => {
    const dashboard = await text('/finance');
    for (const words of ['Not compared with Stripe yet', 'Nothing was given yet', 'As of block 0 of the ledger'])
      expect(dashboard).toContain(words);
    expect(await text('/finance/payouts')).toContain('Stripe has paid nothing out yet');
    expect(await text('/finance/refunds')).toContain('No dispute waits for evidence');
    expect(await text('/finance/periods')).toContain('No month is closed yet');
  });

  it.each(REPORTS.map(({ name }) => name))('sees the report %s without a row', async (name) => {
    expect(await text(`/finance/reports/${name}`)).toContain('There is nothing in this interval');
  });
});
