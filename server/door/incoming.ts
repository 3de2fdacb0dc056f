import type { RawData } from "ws";
import type * as z from "zod/mini";
import { maximumMessageBytes, type Refusal } from "../contract/envelope.ts";
import type { ErrorCode } from "../contract/errors.ts";
import { type CommandMessage, commandMessage, refusedHeader } from "../contract/xfs4iot/command-message.ts";

/** Why a message is not taken, and what could be read of whose it was. */
export interface Refused {
  readonly status: Refusal;
  readonly code: ErrorCode;
  readonly detail: string;
  readonly name?: string | undefined;
  readonly requestId?: number | undefined;
}

/** A frame as a command, or the reason of its refusal. Never throws on what a client sent. */
export function readCommand(data: RawData, isBinary: boolean): CommandMessage | Refused {
  const bytes = byteLength(data);
  if (bytes > maximumMessageBytes)
    return {
      status: "invalidMessage",
      code: "message.tooLarge",
      detail: `${bytes} bytes; at most ${maximumMessageBytes}`,
    };
  const json = isBinary ? undefined : parseJson(String(data));
  if (json === undefined)
    return {
      status: "invalidMessage",
      code: "message.malformed",
      detail: isBinary ? "a binary frame: send JSON as text" : "not one JSON text",
    };
  const message = commandMessage.safeParse(json);
  if (message.success) return message.data;
  const header = refusedHeader.safeParse(json).data?.header;
  const isOnlyItsId =
    header?.name !== undefined &&
    message.error.issues.every(({ path }) => path[0] === "header" && path[1] === "requestId");
  return {
    status: isOnlyItsId ? "invalidRequestID" : "invalidMessage",
    code: "message.malformed",
    detail: isOnlyItsId
      ? "requestId must be a whole number from 1"
      : `check ${placesOf(message.error, "the message")}`,
    name: header?.name,
    requestId: header?.requestId,
  };
}

/** Where something is not as it should be, for whoever wrote its sender: `header.timeout, payload`. @param whole what all of it is called */
export function placesOf({ issues }: z.core.$ZodError, whole: string): string {
  const places = issues.map(({ path }) => path.join(".") || whole);
  return [...new Set(places)].join(", ");
}

export function isRefused(read: CommandMessage | Refused): read is Refused {
  return "status" in read;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}

function byteLength(data: RawData): number {
  return Array.isArray(data) ? data.reduce((sum, part) => sum + part.length, 0) : data.byteLength;
}
