import { describe, expect, it } from "vitest";
import { parseTrace } from "../../../device-drivers/device/trace-lines.ts";
import { traceFiles } from "../../../kiosk/technician/trace-files.ts";
import type { WireEntry } from "../../../kiosk/ui/wire/wire-lines.ts";

const entry = (seq: number, device: string, hex: string): WireEntry => ({
  seq,
  at: Date.UTC(2026, 10, 23, 1, 0, seq),
  device,
  direction: seq % 2 ? "toDevice" : "toHost",
  meaning: `a\tmessage ${seq}`,
  hex,
});

describe("a saved trace", () => {
  it("is a file a device, which a simulated device is rebuilt from", () => {
    const entries = [
      entry(1, "id-card-reader", "AA AA"),
      entry(2, "id-card-reader", "AA … 1280 bytes redacted … 84"),
      entry(3, "receipt-printer", "10 04 01"),
    ];
    const files = traceFiles(entries, null);
    expect([...files.keys()]).toEqual(["id-card-reader", "receipt-printer"]);
    expect(parseTrace(files.get("id-card-reader") ?? "")).toMatchObject({
      kind: "trace",
      messages: [
        { at: entries[0]?.at, direction: "toDevice", name: "a message 1" },
        { direction: "toHost", parts: [Uint8Array.of(0xaa), { redacted: 1280 }, Uint8Array.of(0x84)] },
      ],
    });
    expect([...traceFiles(entries, "receipt-printer").keys()]).toEqual(["receipt-printer"]);
  });
});
