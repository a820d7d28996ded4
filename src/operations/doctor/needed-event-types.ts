/** Injects the types of event the inbox can use, as the composition root knows them. */
export const NEEDED_EVENT_TYPES = Symbol('needed event types');
