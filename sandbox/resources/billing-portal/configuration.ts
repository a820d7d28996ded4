import type { Account } from '../../account/account';
import { objectId } from '../../account/object-ids';
import type { PortalConfiguration } from '../../account/wire';

type Features = PortalConfiguration['features'];

/** What a caller may set of a configuration, each part as far as it was given. */
export interface ConfigurationDetails {
  readonly active?: boolean;
  readonly business_profile?: Partial<PortalConfiguration['business_profile']>;
  readonly default_return_url?: string | null;
  readonly features?: { readonly [F in keyof Features]?: Partial<Features[F]> };
  readonly metadata?: PortalConfiguration['metadata'];
  readonly name?: string | null;
}

/** What the portal lets people do. Announced. */
export function newConfiguration(
  account: Account,
  details: ConfigurationDetails,
  isDefault: PortalConfiguration['is_default'],
): PortalConfiguration {
  const now = account.clock.now();
  const blank = { ...BLANK, id: objectId('bpc'), created: now, is_default: isDefault, updated: now };
  const made = account.store.put('portal_configurations', configured(blank, details));
  account.events.emit('billing_portal.configuration.created', made);
  return made;
}

/** The configuration with what was given put in its place. */
export function configured(before: PortalConfiguration, details: ConfigurationDetails): PortalConfiguration {
  const { business_profile, features = {}, ...rest } = details;
  const merged = Object.entries(before.features).map(([name, feature]) => [
    name,
    { ...feature, ...features[name as keyof Features] },
  ]);
  return {
    ...before,
    ...rest,
    business_profile: { ...before.business_profile, ...business_profile },
    features: Object.fromEntries(merged) as unknown as Features,
  };
}

/** The one a session takes that names none; made at first use. */
export function defaultConfiguration(account: Account): PortalConfiguration {
  for (const made of account.store.all('portal_configurations').oldestFirst()) if (made.is_default) return made;
  const on = { enabled: true };
  const features = { invoice_history: on, payment_method_update: on, subscription_cancel: on };
  return newConfiguration(account, { features }, true);
}

const BLANK: Omit<PortalConfiguration, 'id' | 'created' | 'is_default' | 'updated'> = {
  object: 'billing_portal.configuration',
  active: true,
  application: null,
  business_profile: { headline: null, privacy_policy_url: null, terms_of_service_url: null },
  default_return_url: null,
  features: {
    customer_update: { allowed_updates: [], enabled: false },
    invoice_history: { enabled: false },
    payment_method_update: { enabled: false, payment_method_configuration: null },
    subscription_cancel: {
      cancellation_reason: { enabled: false, feedback_options: null, options: [] },
      enabled: false,
      mode: 'at_period_end',
      proration_behavior: 'none',
    },
    subscription_pause: { duration: { interval_options: [], type: 'indefinite' }, enabled: false },
    subscription_update: {
      billing_cycle_anchor: null,
      default_allowed_updates: [],
      enabled: false,
      proration_behavior: 'none',
      schedule_at_period_end: { conditions: [] },
      trial_update_behavior: 'end_trial',
    },
  },
  livemode: false,
  login_page: { enabled: false, url: null },
  metadata: {},
  name: null,
};
