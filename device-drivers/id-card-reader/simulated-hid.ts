import type { SimulatedLine } from "../simulator/line.ts";
import { longestPart, reportLength, unwrapRequest, wrapPart } from "./hid-envelope.ts";

/** Of a simulated USB reader: reports of 64 bytes each way, the maker's own, not numbered (HID 1.11 §6.2.2). */
export const readerReportDescriptor = Uint8Array.of(
  ...[0x06, 0x00, 0xff, 0x09, 0x01, 0xa1, 0x01],
  ...[0x15, 0x00, 0x26, 0xff, 0x00, 0x75, 0x08],
  ...[0x95, reportLength, 0x09, 0x01, 0x81, 0x02],
  ...[0x95, reportLength, 0x09, 0x01, 0x91, 0x02, 0xc0],
);

/**
 * The envelope's end in a simulated USB reader: puts a serial reader behind HID reports.
 *
 * @param reports a line whose every chunk is one whole report: input reports as they go out, output reports as
 *   the host wrote them, with their number 0 in front. What is no sound request is not answered.
 * @param firstPart what the parts of a reply are counted from
 */
export function envelopeLine(reports: SimulatedLine, firstPart: 0 | 1 = 0): SimulatedLine {
  return {
    write(bytes) {
      for (let at = 0; at < bytes.length; at += longestPart) {
        const part = firstPart + at / longestPart;
        reports.write(wrapPart({ part, bytes: bytes.subarray(at, at + longestPart) }));
      }
    },
    onData: (listener) =>
      reports.onData((report) => {
        const request =
          report[0] === 0 && report.length === reportLength + 1
            ? unwrapRequest(report.subarray(1))
            : undefined;
        if (request) listener(request);
      }),
  };
}
