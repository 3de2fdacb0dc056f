import type { WireTracer } from "../device/wire-trace.ts";
import { ReplyParts, reportLength, unwrapRequest } from "./hid-envelope.ts";
import { createIdCardReaderTracer } from "./trace.ts";

/**
 * Like `createIdCardReaderTracer`, for a reader behind HID reports: takes whole reports, output reports with their
 * number in front, and describes the SAM's frames in them.
 */
export function createHidIdCardReaderTracer(): WireTracer {
  const frames = createIdCardReaderTracer();
  const parts = new ReplyParts();
  return {
    push(direction, report) {
      if (direction === "toDevice") parts.clear();
      const bytes =
        direction === "toHost"
          ? parts.take(report)
          : report.length === reportLength + 1 && unwrapRequest(report.subarray(1));
      return bytes
        ? frames.push(direction, bytes)
        : [{ name: "not a part of a frame", hex: `… ${report.length} bytes redacted …` }];
    },
  };
}
