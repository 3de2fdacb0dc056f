import * as z from "zod/mini";
import { businessDay } from "../business-day.ts";

/**
 * What staff of a hall may be. Technicians are not among them: they are of a terminal, which may stand on a machine of its own
 * (`contract/technician.ts`).
 */
export const staffRoles = ["clerk", "guide", "manager"] as const;
export const staffRole = z.enum(staffRoles);
export type StaffRole = (typeof staffRoles)[number];

export const accountId = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/));

/** The page of each role, as the door's tokens know it. */
export const staffPages = { window: "clerk", guide: "guide", manager: "manager" } as const satisfies Record<
  string,
  StaffRole
>;
export type StaffPage = keyof typeof staffPages;

/** Certificate of a clerk (行政办事员): its days count in the hall's time, with both ends. */
export const certificate = z.object({
  number: z.string().check(z.minLength(1), z.maxLength(40)),
  validFrom: businessDay,
  validTo: businessDay,
});
export type Certificate = z.infer<typeof certificate>;

/** How a certificate stands today. `ending`: within thirty days. */
export const certificateStanding = z.enum(["none", "notYet", "valid", "ending", "ended"]);
export type CertificateStanding = z.infer<typeof certificateStanding>;

/** Who is signed in. */
export const staffMember = z.object({
  /** Of the account; `demo` in a hall without accounts. */
  id: z.string(),
  name: z.string(),
  roles: z.array(staffRole),
  /** The site of the district at which it works; null: every one. */
  site: z.nullable(z.string()),
  /** The hall has no accounts: whoever opens a page is this, with the role of the page. */
  demo: z.boolean(),
  certificate: certificateStanding,
});
export type StaffMember = z.infer<typeof staffMember>;
