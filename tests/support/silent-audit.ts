import type { Audit } from "../../server/hall/audit/audit.ts";

/** An audit log that keeps nothing. */
export const silentAudit: Pick<Audit, "write"> = { write: async () => undefined };
