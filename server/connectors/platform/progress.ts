import * as z from "zod/mini";
import { day, digest, instant, name, revision, words } from "../values.ts";
import { applicationNumber } from "./application.ts";

export const applicationStates = [
  /** 已收件: written down, nobody has looked yet. */
  "received",
  /** 已受理 */
  "accepted",
  /** 待补正: something is missing or wrong, and the clock stands still. */
  "supplement",
  /** 审查中 */
  "deciding",
  /** 准予 */
  "granted",
  /** 不予受理, 不予许可 */
  "refused",
  /** 已撤回 */
  "withdrawn",
] as const;
export const applicationState = z.enum(applicationStates);
export type ApplicationState = z.infer<typeof applicationState>;

/** States that nothing follows. */
export const isDecided = (state: ApplicationState): boolean =>
  state === "granted" || state === "refused" || state === "withdrawn";

/** The platform's own number, by which its staff know it. */
const acceptanceNumber = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,59}$/));

export const acceptance = z.object({ applicationNumber, acceptanceNumber, state: applicationState });
export type Acceptance = z.infer<typeof acceptance>;

export const progress = z.object({
  applicationNumber,
  acceptanceNumber,
  revision,
  state: applicationState,
  /** Every state that it has had, in order; the last is `state`. */
  steps: z.array(z.object({ state: applicationState, at: instant })).check(z.minLength(1), z.maxLength(200)),
  /** While the state is `supplement`: what is asked for, in words for the applicant, and by when. */
  supplement: z.nullable(
    z.object({
      id: name,
      until: day,
      items: z.array(z.object({ material: name, what: words })).check(z.minLength(1), z.maxLength(100)),
    }),
  ),
  /** When refused: why, in words for the applicant. */
  reason: z.nullable(words),
  /** When granted. */
  result: z.nullable(
    z.object({
      /** Of the licence or certificate; null where there is none. */
      certificate: z.nullable(name),
      /** Of the PDF file, which `GET /documents/DIGEST` has; null where there is none, or none yet: it may come with a later revision. */
      document: z.nullable(digest),
      /** Its last day; null where it has no end, or the platform does not say. */
      validTo: z._default(z.nullable(day), null),
    }),
  ),
});
export type Progress = z.infer<typeof progress>;
