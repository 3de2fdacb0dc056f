import { describe, expect, it } from "vitest";
import type { CodeScannerSession } from "../../../device-drivers/code-scanner/session.ts";
import type { Device } from "../../../device-drivers/device/device.ts";
import { DeviceError } from "../../../device-drivers/device/errors.ts";
import { codeIn, qrPrefix } from "../../../server/contract/appointments.ts";
import { matterCodeIn, matterQrPrefix } from "../../../server/contract/matters.ts";
import { scanCode } from "../../../server/terminal/scan-code.ts";

const code = "4FKM7RTY";
const { signal } = new AbortController();

/** A scanner to which these are held, one after the other. */
function held(...reads: (string | Error)[]) {
  const session = {
    read: async () => {
      const next = reads.shift();
      if (next === undefined) throw new DeviceError("line.lost", "nothing more is held to it");
      if (next instanceof Error) throw next;
      return { text: next };
    },
  };
  const use = (work: (one: typeof session, linked: AbortSignal) => Promise<unknown>) => work(session, signal);
  return { scanner: { use } as unknown as Device<CodeScannerSession>, left: reads };
}

describe("a code at the scanner", () => {
  it("is the first of its kind: those of other papers, and a damaged one, are passed over", async () => {
    const { scanner, left } = held(
      "https://example.org/",
      `${qrPrefix}${code}`,
      new DeviceError("scanner.codeDamaged", "half of it"),
      `${matterQrPrefix}${code}`,
      "never read",
    );
    expect(await scanCode(scanner, matterCodeIn, signal)).toBe(code);
    expect(left).toEqual(["never read"]);
  });

  it("of an appointment is not taken for one of a case, nor the other way", () => {
    expect([matterCodeIn(`${qrPrefix}${code}`), codeIn(`${matterQrPrefix}${code}`)]).toEqual([
      undefined,
      undefined,
    ]);
  });

  it("of a saved case may stand in the address that a telephone goes on at", () => {
    const read = [`https://hall.example/c#${code}`, `http://127.0.0.1:8620/c#${code.toLowerCase()}`];
    expect(read.map(matterCodeIn)).toEqual([code, code]);
    expect(
      [`https://hall.example/t/${code}`, `x/c#${code}`, "https://hall.example/c#"].map(matterCodeIn),
    ).toEqual([undefined, undefined, undefined]);
  });

  it("is not waited for without a scanner, or on one that fails", async () => {
    const { scanner } = held();
    await expect(scanCode(undefined, codeIn, signal)).rejects.toMatchObject({
      code: "appointment.noScanner",
    });
    await expect(scanCode(scanner, codeIn, signal)).rejects.toMatchObject({ code: "appointment.noScanner" });
  });

  it("ends with whoever waits", async () => {
    const { scanner } = held(new DOMException("given up", "AbortError"));
    await expect(scanCode(scanner, codeIn, signal)).rejects.toMatchObject({ name: "AbortError" });
  });
});
