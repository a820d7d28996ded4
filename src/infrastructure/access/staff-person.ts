import type { StaffRole } from './roles';

/** Whoever has signed in, or a program that shows a token of theirs. */
export interface StaffPerson {
  /** Of the person, also where a token was shown. */
  readonly id: string;
  readonly address: string;
  /** With a token: those that both the token and the person have. */
  readonly roles: readonly StaffRole[];
  readonly how: 'session' | 'token';
  /** Null: a session. */
  readonly tokenId: string | null;
}

/** One request of somebody who was let in. */
export interface StaffVisit {
  readonly person: StaffPerson;
  /** What a form of this session has to send along; empty with a token, which no other site can make a browser send. */
  readonly csrfToken: string;
}
