import * as z from "zod/mini";
import { cancelCommand, nothing, type ServiceDefinition } from "../envelope.ts";
import { certificate, staffMember } from "./member.ts";

/**
 * Signing in. Over HTTP, because its answer sets the cookie by which every later connection and request of this browser is known:
 *
 *   POST /hall/v1/staff/ask   `{ name, payload }` of `staffRequests` → `signInState`; bearer token of a staff page
 *
 * The cookie is HttpOnly and SameSite=Strict: no script reads it, and no other site sends it. A wrong password is an answer and no error. Errors:
 * `message.*`.
 */
export const staffAskPath = "/hall/v1/staff/ask";
export const staffCookie = "xiaohu-staff";

/** NIST SP 800-63B 3.1.1.2: at least eight characters, no rules of composition, and room for a sentence. */
export const shortestPassword = 8;
export const longestPassword = 128;

const typedId = z.string().check(z.minLength(1), z.maxLength(40));
const password = z.string().check(z.minLength(1), z.maxLength(longestPassword));
const code = z.string().check(z.regex(/^\d{6}$/));

/** What is asked, each with its payload. All but the first need the cookie of a sign-in that is under way, or done. */
export const staffRequests = {
  /** How this browser stands; asks nothing of anybody. */
  Session: nothing,
  SignIn: z.strictObject({ id: typedId, password }),
  /** In place of the one that a manager gave. */
  ChangePassword: z.strictObject({ password, next: password }),
  /** Of the authenticator (RFC 6238): where a second factor is set up, and where one is asked for. */
  EnterCode: z.strictObject({ code }),
  /** In place of a code, where the authenticator is lost. Each works once. */
  UseRecoveryCode: z.strictObject({ code: z.string().check(z.minLength(1), z.maxLength(40)) }),
  /** The recovery codes are written down. */
  CodesKept: nothing,
  SignOut: nothing,
} as const;
export type StaffRequests = typeof staffRequests;
export type StaffRequestName = keyof StaffRequests;
export type StaffRequestPayload<N extends StaffRequestName> = z.infer<StaffRequests[N]>;

export const staffAsk = z.strictObject({
  name: z.enum([
    "Session",
    "SignIn",
    "ChangePassword",
    "EnterCode",
    "UseRecoveryCode",
    "CodesKept",
    "SignOut",
  ]),
  payload: z.record(z.string(), z.unknown()),
});

/** Why what was typed did not lead on. */
export const signInProblem = z.enum([
  /** No such account, or not its password, or not its code: which of them is not said. */
  "wrong",
  /** The new password is too short, or as the old one. */
  "tooShort",
  "sameAsBefore",
  /** One of those that everybody tries. */
  "common",
  /** A manager has locked the account. */
  "locked",
  /** It took too long: from the beginning. */
  "tooLate",
]);
export type SignInProblem = z.infer<typeof signInProblem>;

const problem = z.nullable(signInProblem);

/** How far a browser is with signing in. */
export const signInState = z.discriminatedUnion("stage", [
  /** The hall has no accounts: everybody is the demo's. */
  z.object({ stage: z.literal("demo"), member: staffMember }),
  z.object({ stage: z.literal("signedOut"), problem }),
  /** Too many wrong ones: until when nothing is looked at, milliseconds since the epoch. */
  z.object({ stage: z.literal("waiting"), until: z.number() }),
  /** The password is a manager's: first of all one's own. */
  z.object({ stage: z.literal("changePassword"), name: z.string(), problem }),
  /** No authenticator yet: `address` (otpauth:) goes into one as a QR code, or `secret` by hand, in Base32. */
  z.object({ stage: z.literal("enrol"), name: z.string(), secret: z.string(), address: z.string(), problem }),
  z.object({ stage: z.literal("secondFactor"), name: z.string(), problem }),
  /** Shown this once. */
  z.object({ stage: z.literal("recoveryCodes"), name: z.string(), codes: z.array(z.string()) }),
  z.object({
    stage: z.literal("signedIn"),
    member: staffMember,
    certificate: z.nullable(certificate),
    /** When it ends however busy one is, and when if nothing is done, milliseconds since the epoch. */
    endsAt: z.number(),
    idleUntil: z.number(),
    /** Recovery codes that are left; null: there is no second factor. */
    recoveryCodes: z.nullable(z.number()),
    problem,
  }),
]);
export type SignInState = z.infer<typeof signInState>;

/** Tells a page that is open when whoever is signed in there is no more: by time, by a manager, or in another tab. */
export const staffSession = {
  path: "/hall/v1/staff-session",
  commands: { "Common.Cancel": cancelCommand },
  events: {},
  unsolicited: { "XiaohuStaffSession.EndedEvent": z.object({}) },
} as const satisfies ServiceDefinition;
