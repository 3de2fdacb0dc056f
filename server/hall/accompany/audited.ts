import type { AccompanyEnd } from "../../contract/accompany/accompaniment.ts";
import type { Audit } from "../audit/audit.ts";
import type { OpenAccompaniment } from "./accompaniment.ts";

/** What is written down of an accompaniment: that the citizen agreed, and how it ended. `hallClosed`: with the process in whose memory it was. */
export type AccompanyMoment = "agreed" | AccompanyEnd | "hallClosed";

/**
 * Writes into the audit log what no command of the guide's does: the citizen's yes, and every end, also by the citizen, by time or by a lost
 * line. Guide and terminal stand in it, of the citizen nothing. What goes on waits for no row.
 *
 * @param site of the floor
 */
export const accompanyAudit =
  (
    audit: Pick<Audit, "write">,
    site: string,
    log: (message: string, data: Readonly<Record<string, unknown>>) => void,
  ) =>
  (moment: AccompanyMoment, { guide, terminalId }: Pick<OpenAccompaniment, "guide" | "terminalId">): void => {
    // A name that was typed is no account's.
    const isTyped = guide.id.startsWith("@");
    audit
      .write({
        account: isTyped ? "@demo" : guide.id,
        name: isTyped ? "" : guide.name,
        roles: ["guide"],
        page: "",
        site,
        address: "",
        what: `accompany.${moment}`,
        target: terminalId,
        outcome: "done",
      })
      .catch((cause: unknown) =>
        log("an accompaniment is not in the audit log", {
          terminal: terminalId,
          moment,
          cause: String(cause),
        }),
      );
  };
