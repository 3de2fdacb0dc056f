import type { CommandPayload } from "../../contract/envelope.ts";
import { ContractError } from "../../contract/errors.ts";
import type { painDesk } from "../../contract/pain-points/desk.ts";
import type { KeptRecord } from "./store.ts";

type PainReport = CommandPayload<typeof painDesk, "XiaohuPainDesk.Report">;

/**
 * What is reported of a step: where it was is the record's, whatever a page says. Its key is the step's own, so that a step is one report.
 *
 * @param index of the step in the record
 * @throws ContractError desk.unknown for a step that it has not
 */
export function painOf(
  { terminalId, record }: Pick<KeptRecord, "terminalId" | "record">,
  index: number,
  said: Pick<PainReport, "categories" | "words" | "language" | "by">,
): PainReport {
  const step = record.steps[index];
  if (!step) throw new ContractError("desk.unknown", "no such step");
  const { place, screen, inner, error } = step;
  return {
    ...said,
    source: "experience",
    // As at a terminal: somebody stood before what failed, or says how it goes.
    kind: error !== null || place?.stage === "refused" ? "notDone" : "painPoint",
    step: place && place.stage !== null ? { ...place, stage: place.stage } : null,
    matterId: place?.matter ?? null,
    screen: inner === null ? screen : `${screen}.${inner}`,
    error,
    terminalId,
    telephone: null,
    idempotencyKey: `${record.id}-${index}`,
  };
}
