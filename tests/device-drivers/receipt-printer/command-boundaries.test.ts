import { describe, expect, it } from "vitest";
import { splitAtCommands } from "../../../device-drivers/receipt-printer/command-boundaries.ts";
import { encodeTicket } from "../../../device-drivers/receipt-printer/encode.ts";
import { hex, interpret, queueTicket, rareNames, unhex, withName } from "./printer-support.ts";

describe("command boundaries", () => {
  it("cuts a ticket only where the printer stands between two commands", () => {
    for (const document of [queueTicket, withName(rareNames.repeat(4))]) {
      const bytes = encodeTicket(document);
      for (const size of [1, 7, 64, 256]) {
        const pieces = splitAtCommands(bytes, size);
        expect(Buffer.concat(pieces)).toEqual(bytes);
        if (size < 256) expect(pieces.length).toBeGreaterThan(1);
        let sent = 0;
        for (const piece of pieces) {
          sent += piece.length;
          expect(interpret(bytes.subarray(0, sent)).inStep).toBe(true);
        }
      }
    }
  });

  it("makes pieces no longer than asked, but for a longer command", () => {
    const bytes = encodeTicket(queueTicket);
    for (const piece of splitAtCommands(bytes, 64)) expect(piece.length).toBeLessThanOrEqual(64);
  });

  it("leaves alone what it does not know", () => {
    const bytes = unhex("41 0A 1B99 4142 1D564200");
    expect(splitAtCommands(bytes, 2).map(hex)).toEqual(["410A", "1B9941421D564200"]);
  });
});
