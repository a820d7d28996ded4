/** The newsroom file as read at boot; one per process, injected wherever its words or amounts are needed. */
export const NEWSROOM = Symbol('newsroom');
