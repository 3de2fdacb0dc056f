import type { Direction } from "../device/wire-trace.ts";
/** What a run of bytes on a printer's line means, in one line for a technician. Tickets hold no personal data. */
import { PROCESS_ID_BLOCK } from "./commands.ts";
import { noReplyBegun, type PrinterReply, readReplies } from "./replies.ts";
import { obstacleOf, summarise } from "./status.ts";
import { standardProfile } from "./status-profiles.ts";

const requestNames: Readonly<Record<string, string>> = {
  "100401": "DLE EOT 1: printer status?",
  "100402": "DLE EOT 2: cause of offline?",
  "100403": "DLE EOT 3: cause of error?",
  "100404": "DLE EOT 4: paper?",
  "100502": "DLE ENQ 2: recover and clear",
  "1b40": "ESC @: initialise",
  "1d610e": "GS a: report status by itself",
  "1d7201": "GS r 1: paper sensor?",
  "1d4941": "GS I 65: firmware?",
  "1d4942": "GS I 66: maker?",
  "1d4943": "GS I 67: model?",
  "1d4944": "GS I 68: serial number?",
  "1d564200": "GS V: cut",
};

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

function replyName(reply: PrinterReply): string {
  switch (reply.kind) {
    case "realTime":
      return `status byte ${hex(Uint8Array.of(reply.byte))}`;
    case "automatic":
      return `automatic status: ${obstacleOf(summarise([{ table: standardProfile.automatic.table, bytes: reply.bytes }])) ?? "ready"}`;
    case "paperSensor":
      return `paper sensor ${hex(Uint8Array.of(reply.byte))}`;
    case "flow":
      return reply.on ? "XON" : "XOFF";
    case "information":
      return `information: ${reply.text}`;
    case "block":
      return reply.id === PROCESS_ID_BLOCK ? `printed up to ${reply.text}` : `block ${reply.id}`;
    case "fullStatus":
      return `full status ${hex(Uint8Array.from(reply.bytes))}`;
    case "oneByteStatus":
      return `status ${hex(Uint8Array.of(reply.byte))}`;
    case "powerOn":
      return "switched on";
    case "discarded":
      return "noise";
  }
}

/** `bytes` as one side sent them in one piece. */
export function describePrinterBytes(direction: Direction, bytes: Uint8Array): string {
  if (direction === "toHost") {
    const { replies } = readReplies(noReplyBegun, bytes);
    return replies.length > 0 ? replies.map(replyName).join(", ") : "part of a reply";
  }
  return requestNames[hex(bytes)] ?? `print data, ${bytes.length} bytes`;
}
