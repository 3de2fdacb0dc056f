import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "../config/config.ts";
import { type OutboxDepth, type OutboxName, outboxNames } from "../contract/outbox.ts";
import { addCounts, countOutbox, type OutboxCounts } from "../hall/outbox/store.ts";
import { countTexts } from "../hall/reminders/store.ts";
import { isTicketTextsFile, outboxFiles } from "../opening/outbox-files.ts";
import { outboxChecks, outboxHealth } from "../opening/outbox-health.ts";
import { StorageError } from "../storage/database.ts";
import type { Finding } from "./doctor.ts";

/**
 * Whether what this hall sends outside gets there, as the files in its data directory say, also while the hall runs. Nothing is changed. Of an
 * outbox that was never used nothing is said.
 */
export function outboxFindings(
  { outboxes, terminal }: Pick<Config, "outboxes" | "terminal">,
  directory: string,
  now: number,
): Finding[] {
  if (terminal.hall || !existsSync(directory)) return [];
  return outboxNames.flatMap((outbox): Finding[] => {
    try {
      const counts = countsIn(directory, outbox, now);
      const depths: OutboxDepth[] = counts.length > 0 ? [{ outbox, ...counts.reduce(addCounts) }] : [];
      return outboxHealth(depths, outboxes, now).map(({ check, verdict, found, advice }) => ({
        check,
        verdict,
        found,
        advice,
      }));
    } catch (cause) {
      if (!(cause instanceof StorageError)) throw cause;
      const advice =
        "start the hall once, which brings its files up to date; see that this account may read DATA_DIR";
      return [{ check: outboxChecks[outbox], verdict: "doubtful", found: cause.message, advice }];
    }
  });
}

function countsIn(directory: string, outbox: OutboxName, now: number): OutboxCounts[] {
  if (outbox === "ticketTexts")
    return readdirSync(directory)
      .filter(isTicketTextsFile)
      .map((file) => countTexts(join(directory, file)));
  const path = join(directory, outboxFiles[outbox]);
  return existsSync(path) ? [countOutbox(path, now)] : [];
}
