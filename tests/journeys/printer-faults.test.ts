import { describe, expect, it } from "vitest";
import { TerminalVisit } from "./terminal-visit.ts";

const visit = new TerminalVisit();

describe("faults of the printer in the middle of the journey", () => {
  it.each(["paperOut", "coverOpen", "cutterJam", "offline"])(
    "keeps the number through %s and prints it once when that is over",
    async (fault) => {
      const before = (await visit.tickets()).length;
      await visit.beginAndChoose();
      await visit.product.act("receipt-printer", "setFault", { fault });
      await visit.citizen.presses("withoutCard");
      await visit.open.page
        .getByText(/^A\d{3}$/)
        .first()
        .waitFor();
      const number = (await visit.open.page.getByText(/^A\d{3}$/).allInnerTexts())[0] ?? "no number";
      await visit.citizen.sees(fault === "cutterJam" ? "printUnknownTitle" : "printFailedTitle");
      expect(await visit.citizen.text()).toContain(number);
      await visit.product.act("receipt-printer", "clearFault", { fault });
      await visit.citizen.presses(fault === "cutterJam" ? "ticketCameOut" : "printAgain");
      if (fault !== "cutterJam") await visit.citizen.sees("takeTicketTitle");
      const printed = async () =>
        (await visit.tickets()).slice(before).filter(({ lines }) => lines.includes(number));
      await expect.poll(printed).toHaveLength(1);
    },
  );

  it.each(["paperNearEnd", "garbageBeforeReply", "flippedBit", "lateReply"])(
    "prints in spite of the printer's %s",
    async (fault) => {
      const before = (await visit.tickets()).length;
      await visit.beginAndChoose();
      await visit.product.act("receipt-printer", "setFault", { fault });
      await visit.citizen.presses("withoutCard");
      await visit.citizen.sees("takeTicketTitle");
      expect(await visit.tickets()).toHaveLength(before + 1);
    },
  );

  it("asks the citizen whether the ticket came out when the printer falls silent", async () => {
    await visit.beginAndChoose();
    await visit.citizen.presses("withoutCard");
    await visit.citizen.sees("issuedTitle");
    await visit.product.act("receipt-printer", "setFault", { fault: "silence" });
    await Promise.race([visit.citizen.sees("printUnknownTitle"), visit.citizen.sees("printFailedTitle")]);
    expect(await visit.citizen.text()).toMatch(/A\d{3}/);
  });

  it("shows the number when the printer is unplugged while it prints, and has it back by itself", async () => {
    await visit.beginAndChoose();
    await visit.citizen.presses("withoutCard");
    await visit.citizen.sees("printingTitle");
    await visit.product.act("receipt-printer", "unplug");
    await visit.open.page
      .getByText(/^A\d{3}$/)
      .first()
      .waitFor();
    await Promise.race([visit.citizen.sees("printFailedTitle"), visit.citizen.sees("printUnknownTitle")]);
    await visit.product.act("receipt-printer", "plug");
  });
});
