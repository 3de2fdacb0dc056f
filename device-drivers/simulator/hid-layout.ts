import { byteLengthOf } from "../hid/report.ts";
import { parseReportDescriptor, type ReportKind } from "../hid/report-descriptor.ts";
import type { HidLayout } from "./line.ts";

/** What a simulated HID device's line must know of it, by its report descriptor. @throws RangeError if that is malformed */
export function hidLayoutOf(reportDescriptor: Uint8Array): HidLayout {
  const parsed = parseReportDescriptor(reportDescriptor);
  if (parsed.kind === "malformed") throw new RangeError(parsed.reason);
  const lengths = (kind: ReportKind) =>
    new Map(
      parsed.descriptor.reports
        .filter((report) => report.kind === kind)
        .map((report) => [report.number, byteLengthOf(report)]),
    );
  return {
    reportDescriptor,
    input: lengths("input"),
    output: lengths("output"),
    feature: lengths("feature"),
  };
}
