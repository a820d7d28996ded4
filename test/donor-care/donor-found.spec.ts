import { DataSource } from 'typeorm';
import { DonorErasure } from '../../src/giving/donors/erasure';
import { DonorsService } from '../../src/giving/donors/donors.service';
import { askForRefund, auditOf, confirm, find, give } from '../support/care';
import { eventually } from '../support/journey';
import { mailTo, startMailJourney, type MailJourney } from '../support/reminders';
import { member, type Member } from '../support/staff';
import { stripe } from '../support/stripe-api';

let journey: MailJourney;
let carer: Member;
beforeAll(async () => {
  journey = await startMailJourney();
  carer = await member(journey, 'carer@newsroom.example', ['donor-care']);
});
afterAll(() => journey.stop());

const page = async (path: string): Promise<string> => (await carer.browser.get(path)).text();

describe('whoever answers donors', () => {
  it('finds one by the whole address, however it is spelled, and nobody by a part of it', async () => {
    const { contributionId, chargeId } = await give(journey, 'Anna.Smith@example.org', { frequency: 'monthly' });
    const donor = await find(carer.browser, ' anna.smith@EXAMPLE.org');
    expect(donor).toMatch(/^\/care\/donors\/[0-9a-f-]{36}$/);
    const shown = await page(donor);
    for (const words of ['Anna.Smith@example.org', contributionId, chargeId, 'Monthly gift of €25', 'Goes on', 'card'])
      expect(shown).toContain(words);
    for (const part of ['smith@example.org', 'nobody@example.org']) {
      const missed = await carer.browser.submit('/care', [['address', part]], '/care');
      expect([missed.status, await missed.text()]).toEqual([404, expect.stringContaining('Nobody by that address')]);
    }
    expect((await carer.browser.submit('/care', [['address', 'anna.smith@example']], '/care')).status).toBe(400);
    const id = donor.split('/').at(-1);
    expect(await auditOf(journey, carer.id)).toEqual([
      { action: 'identity-looked-up', subject_id: id, details: { by: 'address', found: true } },
      { action: 'identity-looked-up', subject_id: id, details: { by: 'page', found: true } },
      { action: 'identity-looked-up', subject_id: null, details: { by: 'address', found: false } },
      { action: 'identity-looked-up', subject_id: null, details: { by: 'address', found: false } },
    ]);
  });

  it('sees the four days, what was given back, and which letters were sent', async () => {
    const { chargeId } = await give(journey, 'boris@example.org');
    await mailTo(journey.mailbox, 'boris@example.org');
    await stripe(journey, 'refunds', { charge: chargeId, amount: '700' });
    await mailTo(journey.mailbox, 'boris@example.org', 2);
    const shown = await eventually(
      async () => page(await find(carer.browser, 'boris@example.org')),
      // The charge is booked by Stripe, and the letters are marked, a moment after the mail has come.
      (text) => (text.match(/<td>sent<\/td>/g) ?? []).length === 2 && (text.match(/\d{4}-\d\d-\d\d/g) ?? []).length > 4,
    );
    expect(shown).toContain('€7');
    expect(shown).toMatch(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/);
    expect(shown).toContain('Money given back');
    expect(shown.match(/\d{4}-\d\d-\d\d/g)?.length).toBeGreaterThan(4);
    expect(shown).not.toContain('We received');
  });

  it('sees no donor who was erased, and no donor by an id that is nobody’s', async () => {
    await give(journey, 'erased@example.org');
    const manager = journey.app.get(DataSource).manager;
    const id = (await journey.app.get(DonorsService, { strict: false }).known(manager, 'erased@example.org')) ?? '';
    await journey.app.get(DonorErasure, { strict: false }).erase(id);
    for (const path of [`/care/donors/${id}`, '/care/donors/00000000-0000-4000-8000-000000000000', '/care/donors/x'])
      expect((await carer.browser.get(path)).status).toBe(404);
    expect(await find(carer.browser, 'erased@example.org')).toBe('no donor: 404');
  });

  it('reaches a gift from the books without learning whose it is', async () => {
    const { contributionId, chargeId } = await give(journey, 'quiet@example.org', { receipt: false });
    const shown = await page(`/care/gifts/${contributionId}`);
    expect(shown).toContain('It kept no address');
    expect(shown).toContain('One-time gift of €25');
    const asked = await askForRefund(carer.browser, chargeId, '25');
    await confirm(carer.browser, asked);
    expect(await page(asked)).toContain('It is booked when Stripe confirms.');
    expect((await carer.browser.get('/care/gifts/00000000-0000-4000-8000-000000000000')).status).toBe(404);
  });

  it('is told to stop after sixty looks in an hour', async () => {
    const curious = await member(journey, 'curious@newsroom.example', ['donor-care']);
    const csrf = await curious.browser.csrf('/care');
    const look = (place: number) =>
      curious.browser.post('/care', { csrf, address: `guess${place}@example.org` }, { accept: 'application/json' });
    const statuses: number[] = [];
    for (let place = 0; place < 60; place++) statuses.push((await look(place)).status);
    expect(new Set(statuses)).toEqual(new Set([404]));
    const refused = await look(60);
    expect([refused.status, await refused.json()]).toMatchObject([429, { code: 'too_many_look_ups' }]);
    expect((await auditOf(journey, curious.id)).length).toBe(60);
  });
});
