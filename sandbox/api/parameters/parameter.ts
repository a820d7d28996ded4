/** A form value as it was decoded: text, a list or a hash. */
export type FormValue = string | FormValue[] | { [key: string]: FormValue };

/** One accepted parameter: reads the decoded text into its type, or throws the error Stripe would answer. */
export interface Parameter<T> {
  /** @param name as Stripe writes it in `param`, such as `line_items[0][price_data][currency]` */
  read(value: FormValue, name: string): T;
}

export interface RequiredParameter<T> extends Parameter<T> {
  readonly required: true;
}

/** The accepted names of a hash. */
export type Shape = Record<string, Parameter<unknown>>;

/** What reading a shape yields: required parameters are there, the others may be. */
export type Parsed<S extends Shape> = {
  [K in keyof S as S[K] extends RequiredParameter<unknown> ? K : never]: Value<S[K]>;
} & {
  [K in keyof S as S[K] extends RequiredParameter<unknown> ? never : K]?: Value<S[K]>;
};

type Value<P> = P extends Parameter<infer T> ? T : never;

export function required<T>(parameter: Parameter<T>): RequiredParameter<T> {
  return { read: (value, name) => parameter.read(value, name), required: true };
}
