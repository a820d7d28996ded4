import { API_VERSION } from '../../account/event-log';
import { randomText } from '../../account/object-ids';
import { listRoute } from '../../api/list';
import { ignored, list } from '../../api/parameters/containers';
import { mergeMetadata, metadata } from '../../api/parameters/metadata';
import { required } from '../../api/parameters/parameter';
import { absoluteUrl, flag, text, unsettableText } from '../../api/parameters/scalars';
import { find, retrieveRoute } from '../../api/retrieve';
import { route, type Route } from '../../api/route';
import { invalidRequest } from '../../api/stripe-error';
import { secretKey } from '../../webhooks/configured-endpoint';
import { isLoopbackUrl } from '../../webhooks/loopback';
import { newEndpoint } from './endpoint';

const PATH = '/v1/webhook_endpoints';

const create = route(
  'POST',
  PATH,
  {
    api_version: text(),
    connect: ignored(),
    description: unsettableText(),
    enabled_events: required(list(text())),
    metadata: metadata(),
    url: required(absoluteUrl()),
  },
  ({ account, params: { api_version, url, enabled_events, description = null, metadata: pairs } }) => {
    checkVersion(api_version);
    checkUrl(url);
    checkNames(enabled_events);
    const endpoint = newEndpoint(account, { url, enabled_events, description, metadata: mergeMetadata({}, pairs) });
    const secret = `whsec_${randomText(32)}`;
    account.store.put('settings', { id: secretKey(endpoint.id), value: secret });
    // The secret is told once, here.
    return { ...endpoint, secret };
  },
);

const update = route(
  'POST',
  `${PATH}/:id`,
  {
    description: unsettableText(),
    disabled: flag(),
    enabled_events: list(text()),
    metadata: metadata(),
    url: absoluteUrl(),
  },
  ({ account, id, params: { disabled, metadata: pairs, ...details } }) => {
    const endpoint = find(account, 'webhook_endpoints', 'webhook_endpoint', id);
    if (details.url) checkUrl(details.url);
    if (details.enabled_events) checkNames(details.enabled_events);
    const status = disabled === undefined ? endpoint.status : disabled ? 'disabled' : 'enabled';
    const merged = mergeMetadata(endpoint.metadata, pairs);
    return account.store.put('webhook_endpoints', { ...endpoint, ...details, metadata: merged, status });
  },
);

const remove = route('DELETE', `${PATH}/:id`, {}, ({ account, id }) => {
  find(account, 'webhook_endpoints', 'webhook_endpoint', id);
  account.store.remove('webhook_endpoints', id);
  return { id, object: 'webhook_endpoint', deleted: true };
});

export const WEBHOOK_ENDPOINT_ROUTES: Route[] = [
  create,
  update,
  remove,
  retrieveRoute(`${PATH}/:id`, 'webhook_endpoints', 'webhook_endpoint'),
  listRoute(PATH, 'webhook_endpoints', {}, () => () => true),
];

function checkUrl(url: string): void {
  if (isLoopbackUrl(url)) return;
  throw invalidRequest('The sandbox delivers to this machine only: http://127.0.0.1:…', {
    param: 'url',
    code: 'url_invalid',
  });
}

/** Everything here is rendered in one version; an endpoint of another would be told what it did not ask for. */
function checkVersion(version: string | undefined): void {
  if (version === undefined || version === API_VERSION) return;
  throw invalidRequest(`The sandbox renders version ${API_VERSION} only`, { param: 'api_version' });
}

/** Full names, or `*` for all: Stripe takes no patterns. */
function checkNames(names: string[]): void {
  names.forEach((name, index) => {
    const known = name === '*' || /^[a-z_0-9]+(\.[a-z_0-9]+)+$/.test(name);
    if (!known) throw invalidRequest(`Invalid event name: ${name}`, { param: `enabled_events[${index}]` });
  });
}
