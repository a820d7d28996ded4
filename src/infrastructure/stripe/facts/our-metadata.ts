import type { FieldReader } from './field-reader';

/** The ids we put into the metadata of everything Stripe makes for us. Opaque: they tell a third party nothing. */
export interface OurMetadata {
  readonly contributionId: string | null;
  readonly checkoutSessionId: string | null;
}

export function readOurMetadata(reader: FieldReader | undefined): OurMetadata {
  return {
    contributionId: uuidOrNull(reader?.textIfPresent('contribution_id')),
    checkoutSessionId: uuidOrNull(reader?.textIfPresent('checkout_session_id')),
  };
}

/** Another system on the same Stripe account may use the same name for something else: that is not ours. */
function uuidOrNull(text: string | null | undefined): string | null {
  return text && UUID.test(text) ? text : null;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
