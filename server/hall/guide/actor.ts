import type { HelpGuide } from "../../contract/help/call.ts";

/**
 * Who answers on a connection. In a hall without accounts somebody gives a name, and is known by it: two tablets with one name are one guide's.
 *
 * @param name as it was given @returns null: nobody has said who it is
 */
export function guideOf(name: string | null): HelpGuide | null {
  return name === null ? null : { id: `@${name}`, name };
}
