import ipp, { type Message } from "@sealsystems/ipp";
import { isWellFormed } from "./well-formed.ts";

/** What a printer says of itself (RFC 8011 §5.4). */
export interface PrinterAttributes {
  readonly model: string | undefined;
  readonly state: "idle" | "processing" | "stopped";
  /** RFC 8011 §5.4.12: `media-empty-error`, `toner-low-warning`; empty when there is none. */
  readonly reasons: readonly string[];
  readonly formats: readonly string[];
}

/** RFC 8011 §5.3.7. */
export type JobState =
  | "pending"
  | "pending-held"
  | "processing"
  | "processing-stopped"
  | "canceled"
  | "aborted"
  | "completed";
const jobStates: readonly string[] = [
  "pending",
  "pending-held",
  "processing",
  "processing-stopped",
  "canceled",
  "aborted",
  "completed",
];

/** A response, or why it is none. */
export type IppReply =
  | { readonly kind: "reply"; readonly id: number; readonly status: string; readonly message: Message }
  | { readonly kind: "garbled"; readonly why: string };

const common = (printer: string) => ({
  "attributes-charset": "utf-8",
  "attributes-natural-language": "zh-cn",
  "printer-uri": printer.replace(/^http/, "ipp"),
});

export function getPrinterAttributes(printer: string, id: number): Uint8Array {
  return ipp.serialize({
    version: "2.0",
    operation: "Get-Printer-Attributes",
    id,
    "operation-attributes-tag": {
      ...common(printer),
      "requested-attributes": [
        "printer-make-and-model",
        "printer-state",
        "printer-state-reasons",
        "document-format-supported",
      ],
    },
  });
}

/**
 * @param user whose job it is, so that it is known again: a terminal, and no person
 * @param name what the printer's own display shows; holds no personal data
 */
export function printJob(
  printer: string,
  id: number,
  user: string,
  name: string,
  pdf: Uint8Array,
): Uint8Array {
  return ipp.serialize({
    version: "2.0",
    operation: "Print-Job",
    id,
    "operation-attributes-tag": {
      ...common(printer),
      "requesting-user-name": user,
      "job-name": name,
      "document-format": "application/pdf",
    },
    "job-attributes-tag": { copies: 1, sides: "one-sided", media: "iso_a4_210x297mm" },
    data: Buffer.from(pdf),
  });
}

export function getJobState(printer: string, id: number, job: number): Uint8Array {
  return ipp.serialize({
    version: "2.0",
    operation: "Get-Job-Attributes",
    id,
    "operation-attributes-tag": {
      ...common(printer),
      "job-id": job,
      "requested-attributes": ["job-id", "job-state", "job-state-reasons"],
    },
  });
}

export function cancelJob(printer: string, id: number, user: string, job: number): Uint8Array {
  return ipp.serialize({
    version: "2.0",
    operation: "Cancel-Job",
    id,
    "operation-attributes-tag": { ...common(printer), "job-id": job, "requesting-user-name": user },
  });
}

/** Jobs of a user that have not ended (RFC 8011 §4.2.6). */
export function getUnfinishedJobs(printer: string, id: number, user: string): Uint8Array {
  return ipp.serialize({
    version: "2.0",
    operation: "Get-Jobs",
    id,
    "operation-attributes-tag": {
      ...common(printer),
      "requesting-user-name": user,
      "which-jobs": "not-completed",
      "my-jobs": true,
      "requested-attributes": ["job-id", "job-state", "job-originating-user-name"],
    },
  });
}

/** Reads one whole response; whatever the bytes, it never throws. */
export function readReply(bytes: Uint8Array): IppReply {
  if (!isWellFormed(bytes)) return { kind: "garbled", why: "no IPP message" };
  try {
    const message = ipp.parse(Buffer.from(bytes));
    if (typeof message.statusCode !== "string" || typeof message.id !== "number")
      return { kind: "garbled", why: "no status or no request id" };
    return { kind: "reply", id: message.id, status: message.statusCode, message };
  } catch (cause) {
    // The package throws plain errors on every kind of damage.
    return { kind: "garbled", why: String(cause) };
  }
}

/** RFC 8011 §4.1.8: these, and nothing else, mean that it was done. */
export function isSuccess(status: string): boolean {
  return status.startsWith("successful-ok");
}

/** Undefined when the response lacks what the standard makes a printer say. */
export function printerAttributes(message: Message): PrinterAttributes | undefined {
  const group = firstOf(message["printer-attributes-tag"]);
  const state = group?.["printer-state"];
  if (!group || (state !== "idle" && state !== "processing" && state !== "stopped")) return undefined;
  return {
    model: text(group["printer-make-and-model"]),
    state,
    reasons: texts(group["printer-state-reasons"]).filter((reason) => reason !== "none"),
    formats: texts(group["document-format-supported"]),
  };
}

/** Undefined when the response names no job in a state of the standard. */
export function jobAttributes(
  message: Message,
): { readonly id: number; readonly state: JobState } | undefined {
  const group = firstOf(message["job-attributes-tag"]);
  const id = group?.["job-id"];
  const state = group?.["job-state"];
  if (typeof id !== "number" || typeof state !== "string" || !jobStates.includes(state)) return undefined;
  return { id, state: state as JobState };
}

/** Numbers of the jobs that the printer names as this user's: one that names nobody may be anybody's, and is left alone. */
export function jobsOf(message: Message, user: string): readonly number[] {
  const groups: unknown = message["job-attributes-tag"];
  return (Array.isArray(groups) ? groups : [groups]).flatMap((each: unknown) => {
    const group = firstOf(each);
    const id = group?.["job-id"];
    return group?.["job-originating-user-name"] === user && typeof id === "number" ? [id] : [];
  });
}

type Group = Readonly<Record<string, unknown>>;

function firstOf(group: unknown): Group | undefined {
  const first: unknown = Array.isArray(group) ? group[0] : group;
  return typeof first === "object" && first !== null ? (first as Group) : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value.slice(0, 200) : undefined;
}

function texts(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).filter((each): each is string => typeof each === "string");
}
