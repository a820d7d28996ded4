/** What a request shows as `Authorization: Bearer …`; empty where it shows none. The session id of a gift is such a secret. */
export function bearerSecret(authorization = ''): string {
  return /^Bearer (\S{1,255})$/.exec(authorization)?.[1] ?? '';
}
