/**
 * A campaign's code, such as "autumn-2027": one word for all readers whom it moved, never one for a reader. Short, so that
 * nobody is tempted to put more into it.
 */
export const CAMPAIGN_PATTERN = /^[a-z0-9][a-z0-9-]{0,39}$/;
