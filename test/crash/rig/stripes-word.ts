import type { CrashRig } from './crash-rig';

interface ListedObject {
  readonly id: string;
  readonly [field: string]: unknown;
}

/** Everything of a kind that Stripe has. @param path such as `/v1/charges` */
export async function listAtStripe({ sandbox }: CrashRig, path: string): Promise<ListedObject[]> {
  const found: ListedObject[] = [];
  for (let hasMore = true; hasMore;) {
    const after = found.at(-1)?.id;
    const query = new URLSearchParams({ limit: '100', ...(after === undefined ? {} : { starting_after: after }) });
    const page = (await callStripe(sandbox.url, `${path}?${query.toString()}`)) as {
      data: ListedObject[];
      has_more: boolean;
    };
    found.push(...page.data);
    hasMore = page.has_more;
  }
  return found;
}

async function callStripe(sandboxUrl: string, path: string): Promise<unknown> {
  const headers = { authorization: 'Bearer sk_test_not_a_real_key', 'stripe-version': '2026-10-28.endive' };
  const response = await fetch(sandboxUrl + path, { headers });
  return response.json();
}

/** What the sandbox finds wrong with its own books. */
export async function stripesProblems({ sandbox }: CrashRig): Promise<unknown> {
  const response = await fetch(`${sandbox.url}/_sandbox/audit`);
  return ((await response.json()) as { problems: unknown }).problems;
}

/** How many webhooks Stripe knows to have arrived, or still tries to send. */
export async function deliveries({ sandbox }: CrashRig, status: 'succeeded' | 'pending'): Promise<number> {
  const response = await fetch(`${sandbox.url}/_sandbox/deliveries?status=${status}`);
  return ((await response.json()) as { deliveries: unknown[] }).deliveries.length;
}

/** Something done to the sandbox that the app does not know of; see sandbox/README.md. */
export async function control({ sandbox }: CrashRig, path: string, body: object = {}): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${sandbox.url}/_sandbox/${path}`, {
    ...{ method: 'POST', headers, body: JSON.stringify(body) },
  });
  if (!response.ok) throw new Error(`The sandbox refused ${path}: ${await response.text()}`);
}
