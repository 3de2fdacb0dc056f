import type { HelpGuide } from "../../contract/help/call.ts";
import type { StaffMember } from "../../contract/staff/member.ts";

/**
 * Who answers on a connection: who is signed in there. In a hall without accounts somebody gives a name, and is known by it: two tablets with
 * one name are one guide's.
 *
 * @param name as it was given @returns null: nobody has said who it is
 */
export function guideOf(staff: StaffMember | null, name: string | null): HelpGuide | null {
  if (staff && !staff.demo) return { id: staff.id, name: staff.name };
  return name === null ? null : { id: `@${name}`, name };
}
