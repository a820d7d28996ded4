import { DataSource } from 'typeorm';
import { DonorErasure } from '../../src/giving/donors/erasure';
import { ForgetTributes } from '../../src/giving/donors/tributes/forget-tributes';
import { LONGEST_TRIBUTE } from '../../src/giving/donors/tributes/tribute';
import { find, give } from '../support/care';
import { dumpDatabase } from '../support/database-dump';
import { gift, postForm, postGift } from '../support/gifts';
import { eventually, eventualStatus, open, pay } from '../support/journey';
import { newsroomFile } from '../support/newsroom-file';
import { query } from '../support/query';
import { letPass, startMailJourney, type MailJourney } from '../support/reminders';
import { member, type Member } from '../support/staff';

let journey: MailJourney;
let carer: Member;
beforeAll(async () => {
  journey = await startMailJourney({ environment: { NEWSROOM_FILE: newsroomFile({ tributes: true }) } });
  carer = await member(journey, 'carer@newsroom.example', ['donor-care']);
});
afterAll(() => journey.stop());

/** A name that stands nowhere else. */
let planted = 0;
const words = () => `In loving memory of Plantedname${(planted += 1)} <b>Öz</b> & friends`;

const rowsOf = (contributionId: string) =>
  query<{ donor: boolean; pending: boolean }>(
    journey.databaseUrl,
    'select donor_id is not null as donor, sealing_key_id is not null as pending from tributes where contribution_id = $1',
    [contributionId],
  );

/** What leaves us, or stays: every table, the log, and every word to Stripe. */
async function everythingKept(): Promise<string> {
  const database = await dumpDatabase(journey.databaseUrl);
  const binary = Array.from(database.matchAll(/\\\\x([0-9a-f]+)/g), ([, hex = '']) =>
    Buffer.from(hex, 'hex').toString(),
  );
  return [database, ...binary, ...journey.logLines, ...journey.sentToStripe, ...journey.events].join('\n');
}

it('what is said with a gift is read on the donor’s page and stands in clear nowhere, before, while or after', async () => {
  const tributeText = words();
  const opened = await open(journey, { receipt: true, tributeKind: 'memory', tributeText });
  expect(await rowsOf(opened.contributionId)).toEqual([{ donor: false, pending: true }]);
  expect(await everythingKept()).not.toContain('Plantedname');
  await pay(opened, { email: 'anna@example.org' });
  expect(await eventualStatus(journey, opened, 'confirmed')).toBe('confirmed');
  // Paid by the word of one event, and whose it is by that of another.
  const moved = await eventually(
    () => rowsOf(opened.contributionId),
    ([row]) => row?.donor === true,
  );
  expect(moved).toEqual([{ donor: true, pending: false }]);
  const page = await find(carer.browser, 'anna@example.org');
  const shown = await (await carer.browser.get(page)).text();
  expect(shown).toContain('In memory of, with the One-time gift of €25');
  expect(shown).toMatch(/In loving memory of Plantedname1 &\S+b&\S+Öz/);
  expect(await everythingKept()).not.toContain('Plantedname');
  const ofGift = await carer.browser.get(`/care/gifts/${opened.contributionId}`);
  expect(await ofGift.text()).not.toContain('Plantedname');
});

it('what a mail says is not changed by it', async () => {
  const mails = await journey.mailbox.mails();
  expect(JSON.stringify(mails)).not.toContain('Plantedname');
});

it('what was said goes with the donor who is erased', async () => {
  const { contributionId } = await give(journey, 'boris@example.org', { tributeText: words() });
  const donor = (await find(carer.browser, 'boris@example.org')).split('/').at(-1) ?? '';
  await journey.app.get(DonorErasure).erase(donor);
  expect(await rowsOf(contributionId)).toEqual([]);
});

it('a gift that is told to be erased before it was paid takes along what was said with it', async () => {
  const opened = await open(journey, { receipt: true, tributeText: words() });
  const { donorId } = await ofBoris();
  await journey.app
    .get(DataSource)
    .query(`update contributions set donor_id = $2 where id = $1`, [opened.contributionId, donorId]);
  await journey.app.get(DonorErasure).erase(donorId);
  expect(await rowsOf(opened.contributionId)).toEqual([]);
});

async function ofBoris(): Promise<{ donorId: string }> {
  await give(journey, 'boris.again@example.org');
  return { donorId: (await find(carer.browser, 'boris.again@example.org')).split('/').at(-1) ?? '' };
}

it('the same attempt says last what counts; empty takes it back; left out changes nothing', async () => {
  const body = gift({ receipt: true, tributeText: 'Firstwords' });
  const { contributionId, url } = (await (await postGift(journey.url, body)).json()) as Record<string, string>;
  await postGift(journey.url, { ...body, tributeText: 'Secondwords' });
  const { tributeText: _, ...silent } = body;
  expect((await postGift(journey.url, silent)).status).toBe(201);
  await pay({ contributionId: contributionId!, url: url!, sessionId: '' }, { email: 'clara@example.org' });
  const page = await eventually(
    () => find(carer.browser, 'clara@example.org'),
    (address) => address.startsWith('/care/donors/'),
  );
  const shown = await (await carer.browser.get(page)).text();
  expect(shown).toContain('Secondwords');
  expect(shown).not.toContain('Firstwords');
  await postGift(journey.url, { ...body, tributeText: 'Thirdwords' });
  expect(await (await carer.browser.get(page)).text()).toContain('Secondwords');
  const other = await open(journey, { receipt: true, tributeText: 'Fourthwords' });
  expect(await rowsOf(other.contributionId)).toHaveLength(1);
});

it('empty words take back what was said before', async () => {
  const body = gift({ receipt: true, tributeText: 'Firstwords' });
  const { contributionId } = (await (await postGift(journey.url, body)).json()) as { contributionId: string };
  await postGift(journey.url, { ...body, tributeText: '  ' });
  expect(await rowsOf(contributionId)).toEqual([]);
});

it('without a receipt there is nobody whose words they are: refused with what to do, and nothing is kept', async () => {
  const refused = await postGift(journey.url, gift({ tributeText: words() }));
  expect(await refused.json()).toMatchObject({ status: 400, code: 'tribute_needs_receipt', field: 'receipt' });
  const long = await postGift(journey.url, gift({ receipt: true, tributeText: 'x'.repeat(LONGEST_TRIBUTE + 1) }));
  expect(await long.json()).toMatchObject({
    ...{ status: 400, field: 'tributeText', detail: 'tributeText has at most 300 characters.' },
  });
  const most = await postGift(journey.url, gift({ receipt: true, tributeText: '漢'.repeat(LONGEST_TRIBUTE) }));
  expect(most.status).toBe(201);
});

it('what was said with a gift that never came about is deleted within days', async () => {
  const opened = await open(journey, { receipt: true, tributeText: words() });
  await letPass(journey, 6);
  await journey.app.get(ForgetTributes, { strict: false }).run();
  expect(await rowsOf(opened.contributionId)).toHaveLength(1);
  await letPass(journey, 2);
  await journey.app.get(ForgetTributes, { strict: false }).run();
  expect(await rowsOf(opened.contributionId)).toEqual([]);
});

describe('the form without script', () => {
  const filledIn = (changes: Record<string, string>) => {
    const { amountMinor: _, receipt: __, ...fields } = gift() as Record<string, string>;
    return postForm(journey.url, { ...fields, amount: '25', receipt: 'on', ...changes });
  };
  const page = async (address: string) => (await fetch(`${journey.url}${address}`)).text();
  const spoken = async (attemptId: string) =>
    query(
      journey.databaseUrl,
      'select from tributes t join contributions c on c.id = t.contribution_id where c.attempt_id = $1',
      [attemptId],
    );

  it('asks for words by a link, and then for the receipt whose address they need', async () => {
    const form = await page('/give?language=en&frequency=one-time&amount=25');
    expect(form).not.toContain('name="tributeText"');
    const link = /href="([^"]+words=on[^"]*)"/.exec(form)?.[1]?.replaceAll('&#38;', '&') ?? 'none';
    const asked = await page(link);
    expect(asked).toMatch(/<textarea[^>]+name="tributeText"[^>]+maxlength="300"/);
    expect(asked).toContain('<input type="hidden" name="receipt" value="on" />');
    expect(asked).toContain('value="25"');
    expect(await page('/give?language=en')).toContain('Add a few words');
  });

  it('takes them, a line counted as the browser counted it', async () => {
    const { attemptId } = gift() as { attemptId: string };
    const tributeText = `${'x'.repeat(LONGEST_TRIBUTE - 12)}\r\nPlantedname`;
    const taken = await filledIn({ attemptId, tributeKind: 'honour', tributeText });
    expect([taken.status, new URL(taken.headers.get('location') ?? '').origin]).toEqual([303, journey.sandbox.url]);
    expect(await spoken(attemptId)).toHaveLength(1);
    const empty = await filledIn({ attemptId, tributeKind: 'note', tributeText: ' ' });
    expect([empty.status, await spoken(attemptId)]).toEqual([303, []]);
  });

  it('says of a form that was refused that they were not kept, and no address has them', async () => {
    const refused = await filledIn({ amount: '0,01', tributeKind: 'note', tributeText: words() });
    const back = refused.headers.get('location') ?? '';
    expect(back).toMatch(/^\/give\?problem=amount_below_minimum&.*words=again/);
    expect(decodeURIComponent(back)).not.toContain('Plantedname');
    expect(await page(back)).toContain('Your words were not kept.');
    const unsaid = await filledIn({ amount: '0,01', tributeKind: 'note', tributeText: ' ' });
    const shown = await page(unsaid.headers.get('location') ?? '');
    expect(shown).toContain('name="tributeText"');
    expect(shown).not.toContain('Your words were not kept.');
    expect(await everythingKept()).not.toContain('Plantedname');
  });
});
