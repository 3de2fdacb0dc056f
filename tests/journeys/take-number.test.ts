import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { personas } from "../../device-drivers/simulator/personas.ts";
import { openPage, startBrowser } from "../support/browser.ts";
import { citizenAt } from "../support/citizen-page.ts";
import { type Product, startProduct } from "../support/product.ts";

let browser: Browser;
let product: Product;
let open: Awaited<ReturnType<typeof openPage>>;
let citizen: ReturnType<typeof citizenAt>;

beforeAll(async () => {
  browser = await startBrowser();
  product = await startProduct();
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});
beforeEach(async () => {
  open = await openPage(browser, `${product.url}/citizen`);
  citizen = citizenAt(open.page);
  await citizen.sees("restTitle");
});
afterEach(async () => {
  await open.context.close();
  await product.act("id-card-reader", "removeCard");
  for (const { device, faults, plugged } of (await product.state()).devices) {
    for (const fault of faults) await product.act(device, "clearFault", { fault });
    if (!plugged) await product.act(device, "plug");
  }
});

const matter = "社保、医保、养老金";

async function tickets() {
  const printer = (await product.state()).devices.find(({ device }) => device === "receipt-printer");
  return printer?.state.tickets as {
    id: number;
    lines: string[];
    qr: string[];
    cut: boolean;
    errors: string[];
  }[];
}

async function beginAndChoose() {
  await citizen.presses("start");
  await citizen.sees("homeTitle");
  await citizen.presses("takeNumberTile");
  await citizen.sees("matterTitle");
  await citizen.choosesMatter(matter);
  await citizen.sees("identifyChoiceTitle");
}

async function useCard(persona = "resident") {
  await citizen.presses("useCard");
  await citizen.sees("placeCardTitle");
  await product.act("id-card-reader", "layCard", { persona });
  await citizen.sees("identifiedTitle");
}

const planted = personas.flatMap(({ document }) =>
  "name" in document
    ? [document.number, document.name, document.address]
    : [document.number, document.englishName],
);

/** Nothing of anybody may be on the screen in full, in the browser's stores, or in the address. */
async function expectNobody() {
  const left = await open.page.evaluate(() =>
    JSON.stringify([
      document.documentElement.outerHTML,
      { ...localStorage },
      { ...sessionStorage },
      document.cookie,
      location.href,
      history.state,
    ]),
  );
  for (const secret of planted) expect(left).not.toContain(secret);
}

describe("a citizen takes a number", () => {
  it("with an identity card, from rest to rest", async () => {
    const before = (await tickets()).length;
    await beginAndChoose();
    await useCard();
    await expectNobody();
    expect(await citizen.text()).toContain("350206********0017");
    await citizen.presses("getNumber");
    await citizen.sees("takeTicketTitle");
    const printed = (await tickets()).slice(before);
    expect(printed).toHaveLength(1);
    expect(printed[0]).toMatchObject({ cut: true, errors: [] });
    const number = printed[0]?.lines.find((line) => /^A\d{3}$/.test(line));
    expect(await citizen.text()).toContain(number);
    // A telephone follows it by the code on the paper, and by the same one on the screen.
    expect(printed[0]?.qr).toEqual([expect.stringMatching(/\/t\/[0-9A-HJKMNP-TV-Z]{16}$/)]);
    await open.page.locator(".follow-code path").waitFor();
    await citizen.presses("taken");
    await citizen.sees("takeCardTitle");
    await product.act("id-card-reader", "removeCard");
    await citizen.sees("thanksTitle");
    await expectNobody();
    await citizen.presses("close");
    await citizen.sees("restTitle");
    await expectNobody();
    for (const secret of planted) expect(JSON.stringify(await tickets())).not.toContain(secret);
    expect(open.errors).toEqual([]);
  });

  it("without a card", async () => {
    const before = (await tickets()).length;
    await beginAndChoose();
    await citizen.presses("withoutCard");
    await citizen.sees("takeTicketTitle");
    expect(await tickets()).toHaveLength(before + 1);
    await citizen.presses("taken");
    await citizen.sees("thanksTitle");
    expect(open.errors).toEqual([]);
  });

  it.each(personas.filter(({ id }) => id !== "resident").map(({ id }) => id))(
    "with the card of %s",
    async (persona) => {
      await beginAndChoose();
      await citizen.presses("useCard");
      await citizen.sees("placeCardTitle");
      await product.act("id-card-reader", "layCard", { persona });
      await citizen.sees(persona.includes("expired") ? "cardExpiredTitle" : "identifiedTitle");
      await expectNobody();
    },
  );
});

describe("faults in the middle of the journey", () => {
  it.each(["garbageBeforeFrame", "flippedBit", "cutFrame"])(
    "reads the card in spite of %s",
    async (fault) => {
      await beginAndChoose();
      await citizen.presses("useCard");
      await citizen.sees("placeCardTitle");
      await product.act("id-card-reader", "setFault", { fault });
      await product.act("id-card-reader", "layCard", { persona: "resident" });
      await citizen.sees("identifiedTitle");
    },
  );

  it("drains a late reply, and reads the card when asked again", async () => {
    await beginAndChoose();
    await citizen.presses("useCard");
    await citizen.sees("placeCardTitle");
    await product.act("id-card-reader", "setFault", { fault: "lateReply" });
    await product.act("id-card-reader", "layCard", { persona: "resident" });
    await citizen.sees("readerFaultTitle");
    await citizen.presses("tryAgain");
    await citizen.sees("identifiedTitle");
  });

  it("asks for the card again when it was lifted", async () => {
    await beginAndChoose();
    await citizen.presses("useCard");
    await citizen.sees("placeCardTitle");
    await product.act("id-card-reader", "setFault", { fault: "cardLiftedDuringRead" });
    await product.act("id-card-reader", "layCard", { persona: "resident" });
    await citizen.sees("layCardAgainTitle");
    await product.act("id-card-reader", "layCard", { persona: "resident" });
    await citizen.sees("identifiedTitle");
  });

  it.each([
    ["silence", () => product.act("id-card-reader", "setFault", { fault: "silence" })],
    ["unplugging", () => product.act("id-card-reader", "unplug")],
  ])("goes on without a card after %s of the reader", async (_name, breakIt) => {
    await beginAndChoose();
    await citizen.presses("useCard");
    await citizen.sees("placeCardTitle");
    await breakIt();
    await citizen.sees("readerFaultTitle");
    await citizen.presses("withoutCard");
    await citizen.sees("takeTicketTitle");
  });

  it.each(["paperOut", "coverOpen", "cutterJam", "offline"])(
    "keeps the number through %s and prints it once when that is over",
    async (fault) => {
      const before = (await tickets()).length;
      await beginAndChoose();
      await product.act("receipt-printer", "setFault", { fault });
      await citizen.presses("withoutCard");
      await open.page
        .getByText(/^A\d{3}$/)
        .first()
        .waitFor();
      const number = (await open.page.getByText(/^A\d{3}$/).allInnerTexts())[0] ?? "no number";
      await citizen.sees(fault === "cutterJam" ? "printUnknownTitle" : "printFailedTitle");
      expect(await citizen.text()).toContain(number);
      await product.act("receipt-printer", "clearFault", { fault });
      await citizen.presses(fault === "cutterJam" ? "ticketCameOut" : "printAgain");
      if (fault !== "cutterJam") await citizen.sees("takeTicketTitle");
      const printed = (await tickets()).slice(before).filter(({ lines }) => lines.includes(number));
      expect(printed).toHaveLength(1);
    },
  );

  it.each(["paperNearEnd", "garbageBeforeReply", "flippedBit", "lateReply"])(
    "prints in spite of the printer's %s",
    async (fault) => {
      const before = (await tickets()).length;
      await beginAndChoose();
      await product.act("receipt-printer", "setFault", { fault });
      await citizen.presses("withoutCard");
      await citizen.sees("takeTicketTitle");
      expect(await tickets()).toHaveLength(before + 1);
    },
  );

  it("asks the citizen whether the ticket came out when the printer falls silent", async () => {
    await beginAndChoose();
    await citizen.presses("withoutCard");
    await citizen.sees("issuedTitle");
    await product.act("receipt-printer", "setFault", { fault: "silence" });
    await Promise.race([citizen.sees("printUnknownTitle"), citizen.sees("printFailedTitle")]);
    expect(await citizen.text()).toMatch(/A\d{3}/);
  });

  it("shows the number when the printer is unplugged while it prints, and has it back by itself", async () => {
    await beginAndChoose();
    await citizen.presses("withoutCard");
    await citizen.sees("printingTitle");
    await product.act("receipt-printer", "unplug");
    await open.page
      .getByText(/^A\d{3}$/)
      .first()
      .waitFor();
    await Promise.race([citizen.sees("printFailedTitle"), citizen.sees("printUnknownTitle")]);
    await product.act("receipt-printer", "plug");
  });

  it("says at rest what still works, and that all works again", async () => {
    await product.act("receipt-printer", "unplug");
    await open.page.getByText(citizen.words("restNoPrinter")).waitFor();
    await product.act("id-card-reader", "unplug");
    await open.page.getByText(citizen.words("restNoReaderNoPrinter")).waitFor();
    await product.act("receipt-printer", "plug");
    await product.act("id-card-reader", "plug");
    await open.page.getByText(citizen.words("restAllWorks")).waitFor();
  });
});
