/** An HTTP request as it came, before anything is read into it. */
export interface HttpRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export interface HttpReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The connection is cut without an answer. */
export const HANG_UP = Symbol('hang up');

/** A call of the API and its answer, for those who judge or search them. */
export interface Exchange {
  readonly method: string;
  readonly url: string;
  readonly requestHeaders: HttpRequest['headers'];
  readonly requestBody: string;
  /** 0 where the connection was cut. */
  readonly status: number;
  readonly responseHeaders: HttpReply['headers'];
  readonly responseBody: string;
}
