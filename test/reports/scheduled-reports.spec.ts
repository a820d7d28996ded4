import { setTimeout as pause } from 'node:timers/promises';
import { eventualStatus, open, pay } from '../support/journey';
import { mailTo, letPass, startMailJourney, type MailJourney } from '../support/reminders';
import { member, type Member } from '../support/staff';

describe('a report that comes round', () => {
  let journey: MailJourney;
  let reader: Member;
  beforeEach(async () => {
    journey = await startMailJourney();
    reader = await member(journey, 'reader@newsroom.example', ['finance-read']);
  });
  afterEach(() => journey.stop());

  const want = (report: string, every: string) =>
    reader.browser.submit(
      '/finance/schedules',
      [
        ['report', report],
        ['every', every],
      ],
      '/finance/schedules',
    );

  it('is told of by a link that says nothing and opens for one person alone', async () => {
    const opened = await open(journey);
    await pay(opened);
    expect(await eventualStatus(journey, opened, 'confirmed')).toBe('confirmed');
    expect((await want('income', 'month')).status).toBe(303);
    expect((await want('income', 'month')).status).toBe(303);
    const page = await (await reader.browser.get('/finance/schedules')).text();
    expect(page.match(/every month<\/td>/g)).toHaveLength(1);

    await letPass(journey, 33);
    const mail = await mailTo(journey.mailbox, 'reader@newsroom.example');
    // The number in its link, and the port, are random, and may hold any figure.
    const words = `${mail.subject}${mail.text}${mail.html}`.replaceAll(/http:\S+?[0-9a-f-]{36}/g, '');
    expect(words).not.toMatch(/income|25|€|EUR|donat|report/i);
    const link = /\/finance\/mailed\/[0-9a-f-]{36}/.exec(mail.text)?.[0] ?? '';
    const led = await reader.browser.get(link);
    expect(led.headers.get('location')).toMatch(/^\/finance\/reports\/income\?from=\d{4}-\d{2}-01&to=\d{4}-\d{2}-01$/);
    const stranger = await fetch(journey.url + link, { headers: { accept: 'text/html' }, redirect: 'manual' });
    expect(stranger.headers.get('location')).toBe(`/staff/sign-in?next=${encodeURIComponent(link)}`);
    const colleague = await member(journey, 'colleague@newsroom.example', ['finance-read']);
    expect((await colleague.browser.get(link)).status).toBe(404);
  });

  it('comes no more once it is stopped, by nobody but who wanted it', async () => {
    await want('income', 'day');
    const page = await (await reader.browser.get('/finance/schedules')).text();
    const stopping = /\/finance\/schedules\/[0-9a-f-]{36}\/stopping/.exec(page)?.[0] ?? '';
    const colleague = await member(journey, 'colleague@newsroom.example', ['finance-export']);
    await colleague.browser.submit(stopping, [], '/finance/schedules');
    await letPass(journey, 2);
    await mailTo(journey.mailbox, 'reader@newsroom.example');
    await reader.browser.submit(stopping, [], '/finance/schedules');
    const before = (await journey.mailbox.mails()).length;
    await letPass(journey, 3);
    // Long enough for one that were to come.
    await pause(1_500);
    expect((await journey.mailbox.mails()).length).toBe(before);
  });

  it.each([
    ['no-such-report', 'month', 404],
    ['income', 'hour', 400],
  ])('is refused as %s every %s', async (report, every, status) => {
    expect((await want(report, every)).status).toBe(status);
  });
});
