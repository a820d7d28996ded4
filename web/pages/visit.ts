/** Which gift this visit is about. The session id is a secret: whoever has it can read the gift's standing. */
export interface Visit {
  contribution: string;
  session: string;
}

/**
 * Takes the session id out of the address bar, the history and any link copied from there; this tab remembers it for a
 * reload, which goes through the full address once more so that the server can write the page.
 */
export function takeVisit(): Visit | undefined {
  const address = new URL(location.href);
  const contribution = address.searchParams.get('contribution') ?? '';
  const session = address.searchParams.get('session') ?? '';
  if (session === '') return returnTo(address, contribution);
  remember({ contribution, session });
  for (const name of ['session', 'look']) address.searchParams.delete(name);
  history.replaceState(null, '', address);
  return { contribution, session };
}

function returnTo(address: URL, contribution: string): undefined {
  const kept = remembered();
  if (contribution === '' || kept?.contribution !== contribution) return;
  address.searchParams.set('session', kept.session);
  location.replace(address);
}

const KEY = 'mainstay.visit';

function remember(visit: Visit): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(visit));
  } catch {
    // Without storage only a reload forgets; the receipt does not depend on it.
  }
}

function remembered(): Visit | undefined {
  try {
    return (JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Visit | null) ?? undefined;
  } catch {
    return undefined;
  }
}
