/** What a printer's status bytes mean, by the tables of its profile (`status-profiles.ts`). */

/** Words: XFS4IoT; cover and cutter are ours (UnifiedPOS). */
export interface PrinterStatus {
  readonly device: "online" | "offline" | "hardwareError" | "unknown";
  readonly paper: "full" | "low" | "out" | "unknown";
  readonly cover: "closed" | "open" | "unknown";
  readonly cutter: "ok" | "fault" | "unknown";
  /** The ticket in the presenter's mouth; "notSupported" without a presenter. */
  readonly media: "notSupported" | "notPresent" | "present" | "jammed" | "unknown";
  /** Whether the present error goes away by a person's help or by itself; true while there is none. */
  readonly recoverable: boolean;
  /** Waiting by itself, e.g. for the head to cool. */
  readonly waiting: boolean;
}

export const unknownStatus: PrinterStatus = {
  device: "unknown",
  paper: "unknown",
  cover: "unknown",
  cutter: "unknown",
  media: "notSupported",
  recoverable: true,
  waiting: false,
};

/** What one bit may mean. */
export type StatusCondition =
  | "offline"
  | "waiting"
  | "unrecoverable"
  | "paperOut"
  | "paperLow"
  | "coverOpen"
  | "cutterFault"
  | "ticketPresent"
  | "paperJam"
  /** The paper is moving, or something waits to be printed. */
  | "printing";

/** Words that a status byte decides: without the byte they are unknown. */
export type StatusWord = "device" | "error" | "paper" | "cover" | "cutter" | "media" | "printing";

export interface StatusTable {
  readonly decides: readonly StatusWord[];
  /** Index of the byte, mask (any bit of it), and all that it means. */
  readonly bits: readonly (readonly [byte: number, mask: number, ...means: StatusCondition[]])[];
}

export interface StatusReport {
  readonly table: StatusTable;
  readonly bytes: readonly number[];
}

/** Whether the printer is at work; undefined when its reports do not tell. */
export function isPrinting(reports: readonly StatusReport[]): boolean | undefined {
  return decided(reports).has("printing") ? conditions(reports).has("printing") : undefined;
}

/** The meaning of reports that belong together. A word that none of them decides is unknown. */
export function summarise(reports: readonly StatusReport[]): PrinterStatus {
  const is = conditions(reports);
  const words = decided(reports);
  const unrecoverable = is.has("unrecoverable");
  const device = (): PrinterStatus["device"] => {
    if (!words.has("device")) return "unknown";
    if (unrecoverable) return "hardwareError";
    return is.has("offline") ? "offline" : "online";
  };
  const paper = (): PrinterStatus["paper"] => {
    if (is.has("paperOut")) return "out";
    if (!words.has("paper")) return "unknown";
    return is.has("paperLow") ? "low" : "full";
  };
  const media = (): PrinterStatus["media"] => {
    if (!words.has("media")) return "notSupported";
    if (is.has("paperJam")) return "jammed";
    return is.has("ticketPresent") ? "present" : "notPresent";
  };
  return {
    device: device(),
    paper: paper(),
    cover: !words.has("cover") ? "unknown" : is.has("coverOpen") ? "open" : "closed",
    cutter: !words.has("cutter") ? "unknown" : is.has("cutterFault") ? "fault" : "ok",
    media: media(),
    recoverable: !unrecoverable,
    waiting: is.has("waiting"),
  };
}

function conditions(reports: readonly StatusReport[]): ReadonlySet<StatusCondition> {
  const found = new Set<StatusCondition>();
  for (const { table, bytes } of reports) {
    for (const [byte, mask, ...means] of table.bits) {
      if (((bytes[byte] ?? 0) & mask) !== 0) for (const condition of means) found.add(condition);
    }
  }
  return found;
}

function decided(reports: readonly StatusReport[]): ReadonlySet<StatusWord> {
  return new Set(reports.flatMap(({ table }) => table.decides));
}

/** What keeps the printer from printing, in the words of `DeviceError`. */
export type PrinterObstacle =
  | "printer.coverOpen"
  | "printer.paperOut"
  | "printer.cutter"
  | "printer.paperJam"
  | "printer.hardware"
  | "printer.offline";

/** Undefined when nothing is known to keep it from printing. */
export function obstacleOf(status: PrinterStatus): PrinterObstacle | undefined {
  if (status.cover === "open") return "printer.coverOpen";
  if (status.paper === "out") return "printer.paperOut";
  if (status.cutter === "fault") return "printer.cutter";
  if (status.media === "jammed") return "printer.paperJam";
  if (status.device === "hardwareError") return "printer.hardware";
  if (status.device === "offline" && !status.waiting) return "printer.offline";
  return undefined;
}

export function sameStatus(a: PrinterStatus, b: PrinterStatus): boolean {
  return (
    a.device === b.device &&
    a.paper === b.paper &&
    a.cover === b.cover &&
    a.cutter === b.cutter &&
    a.media === b.media &&
    a.recoverable === b.recoverable &&
    a.waiting === b.waiting
  );
}
