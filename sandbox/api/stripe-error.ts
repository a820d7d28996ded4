/** What Stripe puts under `error`; fields that do not apply are absent. */
export interface ErrorBody {
  readonly type: 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error';
  readonly message: string;
  readonly code?: string;
  readonly param?: string;
  readonly decline_code?: string;
  readonly advice_code?: string;
  readonly charge?: string;
  readonly doc_url?: string;
  readonly payment_intent?: object;
  readonly payment_method?: object;
}

/** An answer other than 200, in Stripe's shape. */
export class StripeError extends Error {
  /** A refused payment (402) leaves a failed attempt behind; any other error leaves nothing. */
  readonly keepsEffects: boolean;

  constructor(
    readonly status: number,
    readonly body: ErrorBody,
    effects: 'kept' | 'undone' = 'kept',
  ) {
    super(body.message);
    this.keepsEffects = status === 402 && effects === 'kept';
  }

  toJSON(): { error: ErrorBody } {
    const { code } = this.body;
    const doc_url = code ? `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}` : undefined;
    return { error: doc_url ? { ...this.body, doc_url } : this.body };
  }
}

/** 400: the call itself is wrong. */
export function invalidRequest(message: string, where: { param?: string; code?: string } = {}): StripeError {
  return new StripeError(400, { type: 'invalid_request_error', message, ...where });
}

export function missingParameter(param: string): StripeError {
  return invalidRequest(`Missing required param: ${param}.`, { param, code: 'parameter_missing' });
}

export function exclusiveParameters(first: string, second: string): StripeError {
  const message = `You may only specify one of these parameters: ${first}, ${second}.`;
  return invalidRequest(message, { param: first, code: 'parameters_exclusive' });
}

/** 404 where the id stands in the path, 400 where it is a parameter; Stripe tells the two apart that way. */
export function noSuchObject(object: string, id: string, param = 'id'): StripeError {
  const body = { type: 'invalid_request_error', message: `No such ${object}: '${id}'`, param } as const;
  return new StripeError(param === 'id' ? 404 : 400, { ...body, code: 'resource_missing' });
}

/** A state that does not allow the call. */
export function unexpectedState(message: string, code: string): StripeError {
  return invalidRequest(message, { code });
}

/** Stripe would go on here and the sandbox cannot: better a refusal that no test can miss than a silent difference. */
export class Unbuilt extends StripeError {
  constructor(readonly what: string) {
    super(501, { type: 'api_error', message: `The sandbox has not built this: ${what}` });
  }
}

export function unbuilt(what: string): Unbuilt {
  return new Unbuilt(what);
}
