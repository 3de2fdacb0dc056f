import { describe, expect, it } from "vitest";
import { encodeTicket } from "../../../device-drivers/receipt-printer/encode.ts";
import { RETRACT_AFTER_MS, RETRACT_DEADLINE_MS } from "../../../device-drivers/receipt-printer/presenter.ts";
import type { PrintInterruptedError } from "../../../device-drivers/receipt-printer/session.ts";
import {
  type SimulatedProfileName,
  simulatedProfiles,
} from "../../../device-drivers/receipt-printer/simulated-profiles.ts";
import { statusProfileNamed } from "../../../device-drivers/receipt-printer/status-profiles.ts";
import { queueTicket } from "./printer-support.ts";
import { failure, never, papers, ready } from "./session-bench.ts";

const bytes = encodeTicket(queueTicket);

/** A printer of that make; configured only where it cannot say what it is. */
function make(name: SimulatedProfileName, configured = name === "hwasung") {
  const profile = configured ? statusProfileNamed(name) : undefined;
  return ready({}, profile ? { profile } : {}, { profile: simulatedProfiles[name] });
}

describe.each(["standard", "snbc", "custom", "hwasung"] as const)("a printer of the profile %s", (name) => {
  it("is found to be it, prints one ticket after the other, each once", async () => {
    const { session, printer, run, heard } = await make(name);
    expect(session.profile.name).toBe(name);
    for (let number = 0; number < 3; number++) expect(await run(session.print(bytes, never))).toBe("printed");
    expect(papers(printer)).toHaveLength(3);
    expect(papers(printer).flatMap(({ ticket }) => ticket.errors)).toEqual([]);
    expect(heard.at(-1)).toMatchObject({ device: "online", paper: "full", cover: "closed", cutter: "ok" });
  });

  it.each([
    ["paperOut", "printer.paperOut"],
    ["coverOpen", "printer.coverOpen"],
    ["cutterJam", "printer.cutter"],
  ] as const)(
    "stops for %s in the middle of a ticket, says so, and finishes it once",
    async (fault, code) => {
      const { session, printer, run, clock } = await make(name);
      const work = session.print(bytes, never);
      work.catch(() => undefined);
      await clock.advance(200);
      printer.setFault(fault);
      const cause = (await failure(run(work))) as PrintInterruptedError;
      expect(cause.code).toBe(code);
      await clock.advance(30_000);
      printer.clearFault(fault);
      expect(await run(cause.finished)).toBe("printed");
      expect(papers(printer)).toHaveLength(1);
      expect(papers(printer)[0]?.ticket.errors).toEqual([]);
    },
  );

  it("reports by itself what it is not asked for, and the next question finds what is lost of that", async () => {
    const { session, printer, clock, heard, run } = await make(name);
    await run(session.print(bytes, never));
    printer.setFault("paperNearEnd");
    await clock.advance(1_000);
    expect(heard.at(-1)).toMatchObject({ paper: "low" });
    printer.setFault("asbLost");
    printer.clearFault("paperNearEnd");
    await clock.advance(1_000);
    expect(heard.at(-1)).toMatchObject({ paper: "low" });
    await run(session.checkHealth(never));
    expect(heard.at(-1)).toMatchObject({ paper: "full" });
  });
});

describe("configuration", () => {
  it("overrides what a printer calls itself", async () => {
    const { session, run } = await ready(
      {},
      { profile: statusProfileNamed("snbc") as NonNullable<ReturnType<typeof statusProfileNamed>> },
      { profile: simulatedProfiles.standard },
    );
    expect(session.profile.name).toBe("snbc");
    expect(await run(session.print(bytes, never))).toBe("printed");
  });
});

describe("a presented ticket", () => {
  it.each(["custom", "hwasung"] as const)("is known to be taken (%s)", async (name) => {
    const { session, printer, run, heard } = await make(name);
    expect(await run(session.print(bytes, never))).toBe("printed");
    expect((await run(session.status(never))).media).toBe("present");
    expect(await run(session.followTicket(never))).toBe("taken");
    expect(heard.at(-1)?.media).toBe("notPresent");
    expect(printer.state()).toMatchObject({ presented: false, tickets: [{ taken: true, retracted: false }] });
  });

  it("is drawn back when nobody takes it, not before", async () => {
    const { session, printer, run, clock } = await make("custom");
    printer.setFault("ticketNotTaken");
    await run(session.print(bytes, never));
    const from = clock.now();
    const following = session.followTicket(never);
    await clock.advance(RETRACT_AFTER_MS - 100);
    expect(printer.state().presented).toBe(true);
    expect(await run(following)).toBe("retracted");
    expect(clock.now() - from).toBeLessThan(RETRACT_AFTER_MS + RETRACT_DEADLINE_MS);
    expect(printer.state()).toMatchObject({ presented: false, tickets: [{ taken: false, retracted: true }] });
    // The next one is presented as if nothing had been.
    printer.clearFault("ticketNotTaken");
    expect(await run(session.print(bytes, never))).toBe("printed");
    expect(await run(session.followTicket(never))).toBe("taken");
  });

  it("stays where the model cannot draw it back, and where nobody can tell", async () => {
    const hwasung = await make("hwasung");
    hwasung.printer.setFault("ticketNotTaken");
    await hwasung.run(hwasung.session.print(bytes, never));
    expect(await hwasung.run(hwasung.session.followTicket(never, 5_000))).toBe("present");
    const standard = await make("standard");
    await standard.run(standard.session.print(bytes, never));
    expect(await standard.run(standard.session.followTicket(never))).toBe("present");
  });

  it.each(["custom", "hwasung"] as const)(
    "that sticks is said to, and comes when it is freed (%s)",
    async (name) => {
      const { session, printer, run, clock } = await make(name);
      const work = session.print(bytes, never);
      work.catch(() => undefined);
      await clock.advance(300);
      printer.setFault("presenterJam");
      const cause = (await failure(run(work))) as PrintInterruptedError;
      expect(cause.code).toBe("printer.paperJam");
      expect((await failure(run(session.followTicket(never)))).code).toBe("printer.paperJam");
      printer.clearFault("presenterJam");
      expect(await run(cause.finished)).toBe("printed");
      expect(await run(session.followTicket(never))).toBe("taken");
      expect(papers(printer)).toHaveLength(1);
    },
  );

  it("is no longer followed when nobody wants to know", async () => {
    const { session, printer, run, clock } = await make("custom");
    printer.setFault("ticketNotTaken");
    await run(session.print(bytes, never));
    const stop = new AbortController();
    const following = failure(session.followTicket(stop.signal));
    await clock.advance(2_000);
    stop.abort(new Error("another session"));
    expect((await run(following)).message).toBe("another session");
    await clock.advance(2 * RETRACT_AFTER_MS);
    expect(printer.state().presented).toBe(true);
  });
});
