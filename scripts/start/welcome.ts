export interface Welcome {
  readonly address: string;
  /** Undefined beside the real Stripe. */
  readonly sandboxAddress: string | undefined;
  /** Undefined where mails really leave, or none are sent. */
  readonly mailboxAddress: string | undefined;
  /** Undefined once the first account of staff was set up. */
  readonly staffLink: string | undefined;
  readonly dataFolder: string;
}

/** What stands in the terminal once everything is up: where to look, how to pay, how to stop. */
export function welcome({ address, sandboxAddress, mailboxAddress, staffLink, dataFolder }: Welcome): string {
  const sections = [
    pages(address, mailboxAddress, sandboxAddress !== undefined),
    ...(staffLink ? [staff(staffLink)] : []),
    ...(sandboxAddress ? [TEST_PAYMENTS] : []),
    [
      ...(sandboxAddress ? [`Sandbox Stripe: ${sandboxAddress}   (the app speaks to it; it has no page)`] : []),
      `Data and logs:  ${dataFolder}   (npm start -- --reset begins anew)`,
      'Commands:       npm run -s cli -- doctor   (or --help, for all of them)',
      'Stop:           Ctrl-C',
    ].join('\n'),
  ];
  return `\n${sections.join('\n\n')}\n`;
}

function pages(address: string, mailboxAddress: string | undefined, isTrial: boolean): string {
  const money = isTrial ? 'beside a sandbox: no real money moves' : 'with the Stripe account you gave';
  const lines = [
    `Mainstay runs, ${money}.`,
    `  ${address}/        a demo article that asks for a gift`,
    `  ${address}/give    the giving page`,
    `  ${address}/docs    the API`,
    `  ${address}/staff   for the newsroom: figures, people, audit log`,
    ...(mailboxAddress ? [`  ${mailboxAddress}         every mail that is sent`] : []),
  ];
  return lines.join('\n');
}

function staff(link: string): string {
  return `Set up your account of staff, with a phone, within the hour (a new link comes with the next start):\n  ${link}`;
}

/** Stripe's own numbers (https://docs.stripe.com/testing); the sandbox treats them as Stripe does. */
const TEST_PAYMENTS = `Pay with a test card, any date to come and any CVC:
  4242 4242 4242 4242    pays
  4000 0000 0000 0002    is declined
  4000 0027 6000 3184    asks for authentication
  AT611904300234573201   IBAN for a bank debit`;
