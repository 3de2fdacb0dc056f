import { describe, expect, it } from "vitest";
import { createActor, fromCallback, fromPromise } from "xstate";
import { getShortestPaths } from "xstate/graph";
import { translator } from "../../../kiosk/i18n/catalogue.ts";
import { managerMessages } from "../../../kiosk/i18n/manager.ts";
import { addressOfHall, addressOfLevels, languageIn } from "../../../kiosk/manager/address.ts";
import { managerDelays } from "../../../kiosk/manager/delays.ts";
import type { DistrictEvent, LevelsEffects } from "../../../kiosk/manager/levels/effects.ts";
import {
  createLevelsMachine,
  type LevelsEvent,
  levelsPageOf,
} from "../../../kiosk/manager/levels/levels.machine.ts";
import { againWords, closedWords, headline, rowsOf } from "../../../kiosk/manager/levels/rows.ts";
import { ContractError } from "../../../server/contract/errors.ts";
import type { Language } from "../../../server/contract/hall.ts";
import type { LevelsView } from "../../../server/contract/levels.ts";
import { closedReason } from "../../../server/contract/service-offer.ts";
import { aLevelsView, levelFigures } from "../../support/levels-view.ts";
import { SimulatedClock, settle } from "../../support/simulated-clock.ts";

interface Asked<Answer> {
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

const alone = aLevelsView({ sites: aLevelsView().sites.slice(0, 1) });

/** The page before a server that answers when, and how, the test says. */
function aPage() {
  const clock = new SimulatedClock();
  const reported: unknown[] = [];
  const views: Asked<LevelsView>[] = [];
  const tables: (Asked<void> & { readonly day: string; readonly language: Language })[] = [];
  let listen: (event: DistrictEvent) => void = () => undefined;
  const effects: LevelsEffects = {
    report: (error) => reported.push(error),
    watchDistrict: fromCallback<{ type: "none" }, Record<string, never>, DistrictEvent>(({ sendBack }) => {
      listen = sendBack;
    }),
    loadView: fromPromise<LevelsView>(
      () => new Promise((resolve, reject) => void views.push({ resolve, reject })),
    ),
    saveTable: fromPromise<void, { readonly day: string; readonly language: Language }>(
      ({ input }) => new Promise((resolve, reject) => void tables.push({ ...input, resolve, reject })),
    ),
  };
  const actor = createActor(createLevelsMachine(effects, "en"), { clock });
  actor.start();
  return {
    clock,
    reported,
    views,
    tables,
    snapshot: () => actor.getSnapshot(),
    context: () => actor.getSnapshot().context,
    async hears(...events: (DistrictEvent | LevelsEvent)[]) {
      for (const event of events) {
        if (event.type === "connection" || event.type === "viewChanged") listen(event);
        else actor.send(event);
      }
      await settle();
    },
    async settles(act: () => void) {
      act();
      await settle();
    },
  };
}

describe("the page of all sites", () => {
  it("asks once it is connected, follows, and stays as it was while the connection is lost", async () => {
    const page = aPage();
    expect([levelsPageOf(page.snapshot()), page.views.length]).toEqual(["connecting", 0]);
    await page.hears({ type: "connection", state: "open" });
    await page.settles(() => page.views[0]?.resolve(aLevelsView()));
    expect(levelsPageOf(page.snapshot())).toBe("sites");
    await page.hears({ type: "viewChanged", view: aLevelsView({ at: 5 }) });
    expect(page.context().view?.at).toBe(5);
    await page.hears({ type: "connection", state: "lost" });
    expect([levelsPageOf(page.snapshot()), page.context().view?.at]).toEqual(["sites", 5]);
    await page.hears({ type: "connection", state: "open" });
    expect(page.views).toHaveLength(2);
  });

  it("asks again when no answer comes, and when somebody says so after a failure", async () => {
    const page = aPage();
    await page.hears({ type: "connection", state: "open" });
    await page.clock.advance(managerDelays.answerPatience);
    expect(page.views).toHaveLength(2);
    const bug = new TypeError("a bug");
    await page.settles(() => page.views[1]?.reject(bug));
    expect([levelsPageOf(page.snapshot()), page.reported]).toEqual(["failed", [bug]]);
    await page.hears({ type: "tryAgain" });
    expect([page.context().error, page.views.length]).toEqual([null, 3]);
  });

  it("is not the page to show where there is one hall alone", async () => {
    const page = aPage();
    await page.hears({ type: "connection", state: "open" });
    await page.settles(() => page.views[0]?.resolve(alone));
    expect(page.snapshot().value.district).toBe("alone");
    expect(page.context()).toMatchObject({ view: null, language: "en" });
  });

  it("hands out its table, one at a time, and says when that fails", async () => {
    const page = aPage();
    await page.hears({ type: "saveTable" }, { type: "connection", state: "open" });
    expect(page.tables).toHaveLength(0);
    await page.settles(() => page.views[0]?.resolve(aLevelsView()));
    await page.hears({ type: "saveTable" }, { type: "saveTable" });
    expect(page.tables).toMatchObject([{ day: "2026-11-23", language: "en" }]);
    await page.settles(() => page.tables[0]?.reject(new ContractError("message.notAuthorised", "no")));
    expect([page.context().error, page.snapshot().value.table]).toEqual(["message.notAuthorised", "idle"]);
    await page.hears({ type: "dismissError" });
    expect(page.context().error).toBeNull();
  });
});

describe("every reachable situation of the page of all sites", () => {
  const never = <Answer>() => new Promise<Answer>(() => undefined);
  const machine = createLevelsMachine({
    report: () => undefined,
    watchDistrict: fromCallback(() => undefined),
    loadView: fromPromise<LevelsView>(never),
    saveTable: fromPromise<void, { readonly day: string; readonly language: Language }>(never),
  });
  const ids = { view: "0.levels.district.loading", table: "0.levels.table.saving" };
  const done = (id: string, output: unknown) => ({ type: `xstate.done.actor.${id}`, output });
  const failed = (id: string, code: "message.internal" | "message.connectionLost") => ({
    type: `xstate.error.actor.${id}`,
    error: new ContractError(code, "the walk wants it"),
  });
  const events = [
    { type: "connection", state: "open" },
    { type: "connection", state: "lost" },
    { type: "viewChanged", view: aLevelsView() },
    ...(["saveTable", "tryAgain", "dismissError"] as const).map((type) => ({ type })),
    done(ids.view, aLevelsView()),
    done(ids.view, alone),
    done(ids.table, undefined),
    ...Object.values(ids).flatMap((id) => [
      failed(id, "message.internal"),
      failed(id, "message.connectionLost"),
    ]),
  ] as unknown as LevelsEvent[];
  const situations = getShortestPaths(machine, {
    events,
    serializeState: ({ value, context: { view, error, connection } }) =>
      JSON.stringify([value, view !== null, error !== null, connection]),
  }).map(({ state }) => state);

  it("reaches every state, and has what its page is drawn from", () => {
    const reached = (region: "district" | "table") =>
      [...new Set(situations.map(({ value }) => value[region]))].sort();
    expect(reached("district")).toEqual(["alone", "failed", "following", "loading", "waiting"]);
    expect(reached("table")).toEqual(["idle", "saving"]);
    for (const state of situations) {
      if (state.value.district === "following") expect(levelsPageOf(state)).toBe("sites");
      if (state.value.table === "saving") expect(state.context.view).not.toBeNull();
      // A page that failed can be tried again.
      expect(state.can({ type: "tryAgain" })).toBe(state.value.district === "failed");
    }
  });
});

describe("the rows of the tree", () => {
  const t = translator(managerMessages, "en");

  it("are a sum before its parts, and a site alone where nothing is below it", () => {
    expect(rowsOf(aLevelsView().sites).map(({ site, isSum, depth }) => [site.id, isSum, depth])).toEqual([
      ["district", true, 0],
      ["district", false, 1],
      ["street", true, 1],
      ["street", false, 2],
      ["community", false, 2],
      ["community-2", false, 2],
      ["street-2", false, 1],
    ]);
  });

  it("say of every reason why a site is closed, and when again", () => {
    const opensAt = Date.parse("2026-11-24T09:00:00+08:00");
    const words = closedReason.options.map((reason) => [
      closedWords({ reason, opensAt }, t),
      againWords({ reason, opensAt }, t),
    ]);
    expect(words).toEqual([
      ["no numbers now", "Again 11-24 09:00"],
      ["Opens 09:00", null],
      ["Opens 09:00", null],
      ["No more numbers today", "Again 11-24 09:00"],
      ["Over for today", "Again 11-24 09:00"],
      ["Closed today", "Again 11-24 09:00"],
    ]);
    expect(againWords({ reason: "suspended", opensAt: null }, t)).toBeNull();
  });

  it.each([
    [null, "—"],
    [{ toOpen: 2, toClose: 0, reached: true }, "Open 2 more"],
    [
      { toOpen: 1, toClose: 3, reached: false },
      "Open 1 more; 3 can help elsewhere; even all windows are too few",
    ],
    [{ toOpen: 0, toClose: 0, reached: true }, "Just right"],
  ])("say %j as %s", (advice, words) =>
    expect(headline(levelFigures(0, 0, 0, { advice }), t).join(" ")).toBe(words),
  );
});

describe("the way between the pages", () => {
  it("names the site and keeps the language", () => {
    expect(addressOfHall("a b", "zh-TW")).toBe("/manager?site=a%20b&language=zh-TW");
    for (const language of ["zh-CN", "zh-TW", "en"] as const)
      for (const address of [addressOfHall("street", language), addressOfLevels(language)])
        expect(languageIn(new URL(address, "http://localhost").search)).toBe(language);
    expect([languageIn(""), languageIn("?language=fr")]).toEqual([null, null]);
  });
});
