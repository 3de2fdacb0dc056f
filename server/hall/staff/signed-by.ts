import type { StaffMember } from "../../contract/staff/member.ts";

/** As many as `by` may have in the desks' contracts. */
const longest = 40;

/** How somebody is written down as having done something. */
export const signature = (name: string | null, id: string): string =>
  `${name ?? ""} ${id}`.trim().slice(0, longest);

/** What is written down as done by somebody is done by who is signed in, whatever the page says; where a hall has no accounts, by who it says. */
export function signedBy<Payload extends object>(payload: Payload, staff: StaffMember | null): Payload {
  if (!staff || staff.demo || !("by" in payload)) return payload;
  return { ...payload, by: signature(staff.name, staff.id) };
}
