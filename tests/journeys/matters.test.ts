import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Persona, personas } from "../../device-drivers/simulator/personas.ts";
import { citizenMessages } from "../../kiosk/i18n/citizen.ts";
import { handleMessages } from "../../kiosk/i18n/handle-matter.ts";
import { managerMessages } from "../../kiosk/i18n/manager.ts";
import { analysisMessages } from "../../kiosk/i18n/manager-analysis.ts";
import { deskMessages } from "../../kiosk/i18n/manager-desk.ts";
import { sampleLicences } from "../../server/connectors/licences/sample-licences.ts";
import type { Matter } from "../../server/contract/catalogue/matter.ts";
import type { MatterPackage } from "../../server/contract/catalogue/package.ts";
import { type FormFacts, factsOfHolder } from "../../server/contract/forms/facts.ts";
import { hallDay } from "../../server/contract/hall-time.ts";
import { openPage, openTerminal, screens, startBrowser } from "../support/browser.ts";
import { demoCatalogue as catalogue } from "../support/demo-catalogue.ts";
import { pressButton } from "../support/press-button.ts";
import { type Product, startProduct } from "../support/product.ts";
import { MatterVisit } from "./matter-visit.ts";

/** Something to handle: a matter, or several as one. */
interface Visit {
  readonly name: string;
  readonly lifeEvent: string | undefined;
  readonly matters: readonly Matter[];
  readonly whole: MatterPackage | null;
}

const ofMatters = catalogue.matters
  .filter(({ modes }) => modes.includes("handle") || modes.includes("print"))
  .map(
    (matter): Visit => ({
      name: matter.plainName["zh-CN"],
      lifeEvent: matter.lifeEvents[0],
      matters: [matter],
      whole: null,
    }),
  );
const ofPackages = catalogue.packages.map(
  (whole): Visit => ({
    name: whole.plainName["zh-CN"],
    lifeEvent: whole.lifeEvents[0],
    matters: whole.matters.flatMap(({ matter }) => catalogue.matters.find(({ id }) => id === matter) ?? []),
    whole,
  }),
);
const all = [...ofPackages, ...ofMatters];

/** `npm run matters` drives every one, `MATTERS=餐饮` those whose name has it; a test run so many of them, spread over the catalogue. */
const bounded = 4;
const { MATTERS: wanted } = process.env;
const visits =
  wanted === undefined
    ? all.filter((_, index) => index % Math.ceil(all.length / bounded) === 0)
    : all.filter(({ name }) => wanted === "all" || name.includes(wanted));

/** Somebody whose document each of the matters takes. */
function personaFor(matters: readonly Matter[]): Persona {
  const kinds = [
    ["resident", "resident"],
    ["hkMacaoTaiwan", "taiwan"],
    ["foreignPermanentResident", "foreigner-2023"],
  ] as const;
  const [, id] = kinds.find(([kind]) => matters.every(({ holders }) => holders.includes(kind))) ?? [];
  const found = personas.find((each) => each.id === id);
  if (!found) throw new Error("nobody's document is taken");
  return found;
}

/** What stands on the e-licences of somebody that stand for materials of these matters. */
function licencesOf(
  { document: { number } }: Persona,
  matters: readonly Matter[],
  today: string,
): FormFacts["licences"] {
  const kinds = matters.flatMap(({ materials }) => materials.map(({ licence }) => licence));
  const held = sampleLicences(today).filter(
    ({ holders, kind, validTo, isRevoked }) =>
      holders.some((holder) => holder.number === number) &&
      kinds.includes(kind) &&
      !isRevoked &&
      (validTo === null || validTo >= today),
  );
  return Object.fromEntries(held.map(({ kind, fields }) => [kind, fields]));
}

describe("a matter, or several as one, from the guide to the receipt", () => {
  let browser: Browser;
  let product: Product;
  beforeAll(async () => {
    browser = await startBrowser();
    product = await startProduct();
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  /** At the terminal, from the first touch to the receipt, and what is done there. */
  async function handsIn(
    { name, lifeEvent, matters, whole }: Visit,
    after: (page: Page) => Promise<void> = async () => undefined,
  ): Promise<void> {
    const persona = personaFor(matters);
    const { page, context, errors } = await openTerminal(browser, product.url);
    const press = (text: string | RegExp) => pressButton(page, text);
    try {
      await press("开始办理");
      await press(/我要办事/);
      const today = hallDay(Date.now());
      const known = {
        holder: factsOfHolder(persona.document),
        licences: licencesOf(persona, matters, today),
      };
      const visit = new MatterVisit(page, matters, today, known, whole);
      const event = catalogue.lifeEvents.find((each) => each.id === lifeEvent);
      if (event?.subject === "enterprise") await press("企业的事");
      await visit.pressesOnSomePage(event?.name["zh-CN"] ?? "");
      await visit.pressesOnSomePage(name);
      await press(/现在就/);
      await product.act("id-card-reader", "layCard", { persona: persona.id });
      expect(await visit.goesOn(["handleReceipt"])).toBe("handleReceipt");
      await after(page);
      expect(errors).toEqual([]);
    } finally {
      await context.close();
      await product.act("id-card-reader", "removeCard");
    }
  }

  it.each(visits)("$name", (visit) => handsIn(visit));

  it("goes to the office where no rule decides it, which opens and refuses it, and forgets the person", async () => {
    // Some of its papers are shown at a window first, and a person decides.
    const visit = ofMatters.find(({ matters }) => matters[0]?.id === "birth-household-registration");
    const matter = visit?.matters[0];
    if (!visit || !matter) throw new Error("the matter is gone");
    await handsIn(visit);
    const { page, context, errors } = await openPage(
      browser,
      `${product.url}/manager?site=district`,
      screens.desk,
    );
    const word = (key: keyof typeof deskMessages) => deskMessages[key]["zh-CN"];
    const press = (key: keyof typeof deskMessages) =>
      page.getByRole("button", { name: word(key), exact: true }).click();
    const { name } = personaFor([matter]).document as { name: string };
    try {
      await page.getByRole("button", { name: managerMessages.partDesk["zh-CN"] }).click();
      const row = page.locator(".work-list tbody tr", { hasText: matter.name["zh-CN"] }).last();
      const number = (await row.getByRole("button").textContent()) ?? "";
      const open = () => page.getByRole("button", { name: number }).click();
      const does = async (act: "paper" | "refuse", fill: () => Promise<void>) => {
        await press(act);
        await fill();
        await press("next");
        await press("confirm");
        await page.getByText(`${word(act)}，${number}`).waitFor();
      };
      await open();
      await page.getByText(name).first().waitFor();
      // What was asked and chosen stands there in the guide's words.
      const [asked] = matter.situations;
      const chosen = await page
        .getByText(asked?.question["zh-CN"] ?? "")
        .locator("+ dd")
        .textContent();
      expect(asked?.options.map(({ label }) => label["zh-CN"])).toContain(chosen);
      await page.getByLabel(word("by")).fill("林经办");
      await does("paper", async () => {
        for (const box of await page.getByRole("checkbox").all()) await box.check();
      });
      await open();
      await does("refuse", () => page.getByLabel(word("reasons")).fill("材料与登记不符"));
      await page.locator(".work-list:not(.outbox)").waitFor();
      await page.getByRole("button", { name: number }).waitFor({ state: "detached" });
      expect(await page.content()).not.toContain(name);
      expect(errors).toEqual([]);
    } finally {
      await context.close();
    }
  });

  it("is counted by its steps, and the manager sees where time was lost", async () => {
    const [visit] = ofMatters;
    const matter = visit?.matters[0];
    if (!visit || !matter) throw new Error("there is no matter");
    await handsIn(visit, async (page) => {
      await pressButton(page, handleMessages.done["zh-CN"]);
      await product.act("id-card-reader", "removeCard");
      await pressButton(page, citizenMessages.close["zh-CN"]);
      await page.locator("main[data-screen=rest]").waitFor();
    });
    const { page, context, errors } = await openPage(
      browser,
      `${product.url}/manager?site=district`,
      screens.desk,
    );
    try {
      await page.getByRole("button", { name: managerMessages.partAnalysis["zh-CN"] }).click();
      const table = page.getByRole("table", { name: analysisMessages.mattersTitle["zh-CN"] });
      const cells = table.locator("tbody tr", { hasText: matter.plainName["zh-CN"] }).locator("td");
      // The terminal tells its counts when the session is over, which may be after the page has asked for them.
      for (let days = 30; (await cells.count()) === 0; days = 37 - days) {
        await page.getByRole("button", { name: `最近 ${days} 天` }).click();
        await table.or(page.getByText(analysisMessages.nothing["zh-CN"])).waitFor();
      }
      // Whoever has left finished it: everybody, and nobody was refused anything.
      const seen = await cells.allTextContents();
      expect([seen.length, Number(seen[0]) >= 1, seen[1]]).toEqual([10, true, "100 %"]);
      expect(errors).toEqual([]);
    } finally {
      await context.close();
    }
  });
});
