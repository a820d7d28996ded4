import type { Account } from '../account/account';
import type { Api } from '../api/api';
import { HANG_UP, type Exchange, type HttpReply, type HttpRequest } from '../api/exchange';
import type { ControlApi } from '../control/control-api';
import { STYLESHEET_PATH } from '../pages/layout';
import { PayPage } from '../pages/pay-page';
import { PortalPage } from '../pages/portal-page';
import { STYLESHEET } from '../pages/stylesheet';
import type { RequestLog } from './request-log';

/** Which part of the sandbox answers an address. */
export class Sites {
  private readonly payPage: PayPage;
  private readonly portalPage: PortalPage;

  constructor(
    account: Account,
    private readonly api: Api,
    private readonly control: ControlApi,
    private readonly log: RequestLog,
    private readonly observer: ((exchange: Exchange) => void) | undefined,
  ) {
    this.payPage = new PayPage(account);
    this.portalPage = new PortalPage(account);
  }

  async answer(request: HttpRequest): Promise<HttpReply | typeof HANG_UP> {
    const { url } = request;
    if (url === STYLESHEET_PATH) return stylesheet();
    if (url.startsWith('/_sandbox/')) return this.control.answer(request);
    if (url.startsWith('/pay/')) return this.payPage.answer(request);
    if (url.startsWith('/portal/')) return this.portalPage.answer(request);
    return this.observed(request, await this.api.answer(request));
  }

  private observed(request: HttpRequest, reply: HttpReply | typeof HANG_UP): HttpReply | typeof HANG_UP {
    const sent = reply === HANG_UP ? { status: 0, headers: {}, body: '' } : reply;
    const exchange: Exchange = {
      method: request.method,
      url: request.url,
      requestHeaders: request.headers,
      requestBody: request.body,
      status: sent.status,
      responseHeaders: sent.headers,
      responseBody: sent.body,
    };
    this.log.add(exchange);
    this.observer?.(exchange);
    return reply;
  }
}

function stylesheet(): HttpReply {
  return { status: 200, headers: { 'content-type': 'text/css; charset=utf-8' }, body: STYLESHEET };
}
