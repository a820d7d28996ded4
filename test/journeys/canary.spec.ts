import { gift, postGift } from '../support/gifts';
import { dumpDatabase } from '../support/database-dump';
import { signatureOf } from '../support/history';
import { CARD, pay, startJourney, statusOf, type Journey, type Opened } from '../support/journey';
import { allTold } from '../support/all-told';

/** 50 people, four planted facts each. */
const PEOPLE = Array.from({ length: 50 }, (_, index) => ({
  email: `canary.email.${index}@planted.example`,
  name: `Canaryname Planted${index}`,
  phone: `+1555777${String(index).padStart(4, '0')}`,
  ip: `198.51.100.${index + 100}`,
}));
type Person = (typeof PEOPLE)[number];

describe('two hundred planted emails, names, phones and addresses of networks', () => {
  let journey: Journey;
  const answers: string[] = [];

  beforeAll(async () => {
    journey = await startJourney({ environment: { TRUSTED_PROXIES: '127.0.0.1' } });
    for (const [index, person] of PEOPLE.entries()) {
      await give(person, index);
      await misuse(person);
      await hostileEvent(person, index);
    }
    await allTold(journey);
  });
  afterAll(() => journey.stop());

  const headersOf = ({ email, ip }: Person) => ({
    'x-forwarded-for': ip,
    'user-agent': `mail ${email}`,
    referer: `https://example.org/?${email}`,
  });

  /** An ordinary gift; some decline first, half want a receipt, a third gives monthly. */
  async function give(person: Person, index: number): Promise<void> {
    const frequency = FREQUENCIES[index % FREQUENCIES.length];
    const response = await postGift(
      journey.url,
      gift({ frequency, amountMinor: 5000, receipt: index % 2 === 0 }),
      headersOf(person),
    );
    const opened = { ...((await response.json()) as Opened) };
    const session = { ...opened, sessionId: opened.url.split('/').at(-1) ?? '' };
    const who = { email: person.email, name: person.name };
    if (index % 5 === 0) await pay(session, { ...who, number: CARD.declines });
    const paid = await pay(session, who);
    answers.push(paid.headers.get('location') ?? '', await statusOf(journey, session));
  }

  /** What a confused or hostile client may send us. */
  async function misuse(person: Person): Promise<void> {
    const text = `${person.email} ${person.name} ${person.phone} ${person.ip}`;
    const headers = headersOf(person);
    const bodies = [
      { ...gift(), email: person.email },
      gift({ language: person.email }),
      gift({ currency: person.phone }),
      gift({ returnTo: text }),
      `{"broken": "${text}`,
    ];
    for (const body of bodies) answers.push(await (await postGift(journey.url, body, headers)).text());
    for (const path of [
      '/v1/nowhere',
      '/thank-you',
      '/v1/contribution-options',
      `/v1/contributions/${encodeURIComponent(person.email)}/status`,
    ]) {
      await fetch(`${journey.url}${path}?email=${encodeURIComponent(text)}`, {
        headers: { ...headers, authorization: `Bearer ${person.email}` },
      });
    }
  }

  /** Signed events that carry people in every place Stripe may put them, some of which cannot be processed. */
  async function hostileEvent(person: Person, index: number): Promise<void> {
    const address = { line1: person.name, city: person.ip, country: 'DE' };
    const details = { email: person.email, name: person.name, phone: person.phone, address };
    const object = {
      ...{
        id: `cs_test_canary${index}`,
        object: 'checkout.session',
        status: 'complete',
        payment_status: 'paid',
        customer_details: details,
        customer_email: person.email,
      },
      ...{
        payment_intent: { id: `pi_canary${index}`, receipt_email: person.email, shipping: details },
        subscription: null,
        customer: null,
      },
      metadata: { contribution_id: person.email, checkout_session_id: person.phone, name: person.name },
    };
    const type = ['checkout.session.completed', 'charge.succeeded', 'customer.updated'][index % 3];
    const body = JSON.stringify({
      id: `evt_canary${index}`,
      object: 'event',
      type,
      created: 1_793_000_000,
      livemode: false,
      api_version: '2026-10-28.endive',
      data: { object, previous_attributes: details },
    });
    await fetch(`${journey.url}/webhooks/stripe`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'stripe-signature': signatureOf(body, journey.webhookSecret),
        ...headersOf(person),
      },
      body,
    });
  }

  const planted = PEOPLE.flatMap((person) => Object.values(person));
  /** In clear, in hexadecimal, in base64 and percent-encoded, whatever the case. */
  const seenIn = (text: string) => {
    const folded = text.toLowerCase();
    return planted.filter((value) => forms(value).some((form) => folded.includes(form.toLowerCase())));
  };

  it('really went through Stripe', () => {
    const events = journey.events.join();
    expect(PEOPLE.filter(({ email }) => events.includes(email))).toHaveLength(PEOPLE.length);
    expect(PEOPLE.filter(({ name }) => events.includes(name))).toHaveLength(PEOPLE.length);
  });

  it('are nowhere in the database', async () => {
    const dump = await dumpDatabase(journey.databaseUrl);
    expect(dump.match(/^public\.contributions .*"status": "confirmed"/gm)).toHaveLength(PEOPLE.length);
    expect(dump.match(/^public\.donors /gm)?.length).toBeGreaterThan(20);
    expect(seenIn(dump)).toEqual([]);
  });

  it('are nowhere in the log, at its most talkative', () => {
    expect(journey.logLines.length).toBeGreaterThan(PEOPLE.length * 5);
    expect(seenIn(journey.logLines.join('\n'))).toEqual([]);
  });

  it('are in no request of ours to Stripe', () => {
    expect(journey.sentToStripe.length).toBeGreaterThan(PEOPLE.length);
    expect(seenIn(journey.sentToStripe.join('\n'))).toEqual([]);
  });

  it('are in no answer and no return address', () => {
    expect(answers.length).toBeGreaterThan(PEOPLE.length);
    expect(seenIn(answers.join('\n'))).toEqual([]);
  });

  it('leave no sealed email behind in the inbox', async () => {
    const dump = await dumpDatabase(journey.databaseUrl);
    const sealed = dump.match(/^public\.stripe_events .*"sealed_email": "\\\\x/gm) ?? [];
    // What could not be read keeps its address, so that it can be read later: by it we see that one would be found.
    expect(sealed.length).toBeGreaterThan(0);
    expect(sealed.filter((row) => !row.includes('"state": "parked"'))).toEqual([]);
  });

  it('would be found if they were there', () => {
    for (const form of forms(PEOPLE[7]?.email ?? '')) expect(seenIn(`x${form}y`)).toEqual([PEOPLE[7]?.email]);
  });
});

const FREQUENCIES = ['one-time', 'monthly', 'annual'];

function forms(value: string): string[] {
  const bytes = Buffer.from(value);
  return [
    value,
    bytes.toString('hex'),
    encodeURIComponent(value),
    bytes.toString('base64').replace(/=+$/, ''),
    JSON.stringify(value).slice(1, -1),
  ];
}
