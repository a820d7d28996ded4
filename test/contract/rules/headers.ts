/** Header names in lower case, as Node gives them. */
export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** https://docs.stripe.com/api/idempotent_requests */
const MAX_IDEMPOTENCY_KEY_CHARACTERS = 255;

/** What a caller of the pinned version may send. */
export function requestHeaderViolations(headers: Headers, apiVersion: string): string[] {
  const version = headers['stripe-version'];
  const keyCharacters = headers['idempotency-key']?.length ?? 0;
  return [
    ...(version === apiVersion ? [] : [`stripe-version must be ${apiVersion}; found ${String(version)}`]),
    ...(keyCharacters > MAX_IDEMPOTENCY_KEY_CHARACTERS
      ? [`idempotency-key is longer than ${MAX_IDEMPOTENCY_KEY_CHARACTERS} characters`]
      : []),
  ];
}

/** What every recorded answer carried: a request id, JSON, and the version and key of its request. */
export function responseHeaderViolations(request: Headers, response: Headers): string[] {
  const echoed = ['stripe-version', 'idempotency-key'].filter(
    (name) => request[name] !== undefined && response[name] !== request[name],
  );
  return [
    ...(String(response['request-id']).startsWith('req_')
      ? []
      : ['the header request-id must be an id starting with req_']),
    ...(String(response['content-type']).startsWith('application/json')
      ? []
      : ['the header content-type must be application/json']),
    ...echoed.map((name) => `the header ${name} must repeat that of the request`),
  ];
}
