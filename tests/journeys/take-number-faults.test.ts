import { describe, expect, it } from "vitest";
import { TerminalVisit } from "./terminal-visit.ts";

const visit = new TerminalVisit();

describe("faults in the middle of the journey", () => {
  it.each(["garbageBeforeFrame", "flippedBit", "cutFrame"])(
    "reads the card in spite of %s",
    async (fault) => {
      await visit.beginAndChoose();
      await visit.citizen.presses("useCard");
      await visit.citizen.sees("placeCardTitle");
      await visit.product.act("id-card-reader", "setFault", { fault });
      await visit.product.act("id-card-reader", "layCard", { persona: "resident" });
      await visit.citizen.sees("identifiedTitle");
    },
  );

  it("drains a late reply, and reads the card when asked again", async () => {
    await visit.beginAndChoose();
    await visit.citizen.presses("useCard");
    await visit.citizen.sees("placeCardTitle");
    await visit.product.act("id-card-reader", "setFault", { fault: "lateReply" });
    await visit.product.act("id-card-reader", "layCard", { persona: "resident" });
    await visit.citizen.sees("readerFaultTitle");
    await visit.citizen.presses("tryAgain");
    await visit.citizen.sees("identifiedTitle");
  });

  it("asks for the card again when it was lifted", async () => {
    await visit.beginAndChoose();
    await visit.citizen.presses("useCard");
    await visit.citizen.sees("placeCardTitle");
    await visit.product.act("id-card-reader", "setFault", { fault: "cardLiftedDuringRead" });
    await visit.product.act("id-card-reader", "layCard", { persona: "resident" });
    await visit.citizen.sees("layCardAgainTitle");
    await visit.product.act("id-card-reader", "layCard", { persona: "resident" });
    await visit.citizen.sees("identifiedTitle");
  });

  it.each([
    ["silence", () => visit.product.act("id-card-reader", "setFault", { fault: "silence" })],
    ["unplugging", () => visit.product.act("id-card-reader", "unplug")],
  ])("goes on without a card after %s of the reader", async (_name, breakIt) => {
    await visit.beginAndChoose();
    await visit.citizen.presses("useCard");
    await visit.citizen.sees("placeCardTitle");
    await breakIt();
    await visit.citizen.sees("readerFaultTitle");
    await visit.citizen.presses("withoutCard");
    await visit.citizen.sees("takeTicketTitle");
  });

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
      const printed = (await visit.tickets()).slice(before).filter(({ lines }) => lines.includes(number));
      expect(printed).toHaveLength(1);
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

  it("says at rest what still works, and that all works again", async () => {
    await visit.product.act("receipt-printer", "unplug");
    await visit.open.page.getByText(visit.citizen.words("restNoPrinter")).waitFor();
    await visit.product.act("id-card-reader", "unplug");
    await visit.open.page.getByText(visit.citizen.words("restNoReaderNoPrinter")).waitFor();
    await visit.product.act("receipt-printer", "plug");
    await visit.product.act("id-card-reader", "plug");
    await visit.open.page.getByText(visit.citizen.words("restAllWorks")).waitFor();
  });
});
