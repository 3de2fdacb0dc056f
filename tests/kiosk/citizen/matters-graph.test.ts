import { beforeAll, describe, expect, it } from "vitest";
import { getNextSnapshot } from "xstate";
import { findDelays, handleDelays } from "../../../kiosk/citizen/machines/delays.ts";
import { busyFindScreens } from "../../../kiosk/citizen/machines/find-matter.machine.ts";
import { busyHandleScreens, handleViewOf } from "../../../kiosk/citizen/machines/handle-matter.machine.ts";
import { busyScanScreens } from "../../../kiosk/citizen/machines/scan.machine.ts";
import { formOf } from "../../../kiosk/citizen/matters/handling/case.ts";
import { later } from "../../../kiosk/citizen/matters/handling/handing-in.ts";
import { chosenOf, laterHint, nextStep, type Step } from "../../../kiosk/citizen/matters/handling/plan.ts";
import { sectionsOf } from "../../../kiosk/citizen/matters/handling/sections.ts";
import type { Matter } from "../../../server/contract/catalogue/matter.ts";
import { deferralNotices } from "../../../server/contract/matters.ts";
import { demoCatalogue as catalogue } from "../../support/demo-catalogue.ts";
import { findMatterMachine, findMatterPaths } from "../../support/find-matter-paths.ts";
import { handleMatterMachine, handleMatterPaths } from "../../support/handle-matter-paths.ts";
import { flawsOf, nodesOf } from "../../support/machine-nodes.ts";

const idsOf = ({ fields }: { readonly fields: readonly { readonly id: string }[] }) =>
  fields.map(({ id }) => id);
const matterOf = ({ matters }: { readonly matters: readonly Matter[] }, wanted: string): Matter => {
  const found = matters.find(({ id }) => id === wanted);
  return found ?? expect.fail(`no matter ${wanted}`);
};
const leavesOf = (machine: Parameters<typeof flawsOf>[0]) =>
  [
    ...new Set(
      nodesOf(machine.root)
        .filter(({ states }) => Object.keys(states).length === 0)
        .map(({ key }) => key),
    ),
  ].sort();
const leafOf = (value: unknown): string =>
  typeof value === "string" ? value : leafOf(Object.values(value as object)[0]);
const delaysUsed = (machine: Parameters<typeof flawsOf>[0]) =>
  new Set(
    nodesOf(machine.root).flatMap(({ after }) => after.map(({ eventType }) => eventType.split(".")[2])),
  );

describe("finding a matter", () => {
  let paths: ReturnType<typeof findMatterPaths> = [];
  beforeAll(() => {
    paths = findMatterPaths(catalogue);
  }, 60_000);

  it("reaches every one of its states", () => {
    expect([...new Set(paths.map(({ state }) => leafOf(state.value)))].sort()).toEqual(
      leavesOf(findMatterMachine),
    );
  });
  it("works while the printer does, prints what is on the screen, and stays in the guide whatever becomes of it", () => {
    const printing = paths.filter(({ state }) => leafOf(state.value) === "findPrinting");
    expect(printing.length).toBeGreaterThan(0);
    for (const { state } of printing) expect(state.context.part).toBe("materials");
    expect(busyFindScreens).toEqual(["findPrinting"]);
    const outcomes = paths.flatMap(({ state: { value, context } }) =>
      context.printed ? [[leafOf(value), context.part, context.printed.print].join()] : [],
    );
    for (const print of ["printed", "failed", "unknown"])
      expect(outcomes).toContain(["findGuide", "materials", print].join());
  });
  it("has an answer to the failure of everything it invokes, and uses each of its delays", () => {
    expect(flawsOf(findMatterMachine)).toEqual([]);
    expect([...delaysUsed(findMatterMachine)].sort()).toEqual(Object.keys(findDelays).sort());
  });
});

describe("handling a matter", () => {
  let paths: ReturnType<typeof handleMatterPaths> = [];
  beforeAll(() => {
    paths = handleMatterPaths(catalogue);
  }, 60_000);

  it("says of a text where 容缺 is chosen, and hands in what was said and in which language; nothing where none is sent", () => {
    const chosen = paths.flatMap(({ state: { context } }) =>
      Object.values(context.handedIn)
        .flatMap((byMaterial) => Object.values(byMaterial))
        .filter(({ by }) => by === "later")
        .map((how) => ({ how, context })),
    );
    expect(chosen.length).toBeGreaterThan(0);
    for (const { how } of chosen)
      expect(how).toEqual({
        by: "later",
        told: { notice: deferralNotices[0], language: "zh-CN", before: 3 },
      });
    const [{ context } = { context: undefined }] = chosen;
    const [matter] = context?.matters ?? [];
    if (!context || !matter) throw new Error("nothing was chosen to come later");
    expect(laterHint(context, matter)).toEqual({
      words: "materialLaterTextHint",
      values: { days: matter.terms.deferral, before: 3 },
    });
    for (const filling of [
      { ...context, textBefore: null },
      { ...context, matters: [{ ...matter, form: undefined }] },
    ]) {
      const [known = matter] = filling.matters;
      expect(laterHint(filling, known)).toEqual({
        words: "materialLaterHint",
        values: { days: matter.terms.deferral, before: 0 },
      });
      expect(later(filling, matter.id)).toEqual({ by: "later" });
    }
  });

  /** States that only decide. */
  const passing = ["handleDeciding", "handleShowing", "handleGoingBack", "handlePrinted"];

  it("reaches every one of its states", () => {
    const reached = new Set(paths.map(({ state }) => leafOf(state.value)));
    expect([...reached].sort()).toEqual(
      leavesOf(handleMatterMachine).filter((key) => !passing.includes(key)),
    );
  });

  it("hands in nothing that was not shown before, and signs nothing that was not on the screen", () => {
    for (const { steps } of paths) {
      const states = steps.map(({ state }) => leafOf(state.value));
      for (const [index, state] of states.entries()) {
        if (state === "handleSubmitting") expect(states.slice(0, index)).toContain("handleReview");
        if (state === "handleSigning") expect(states.slice(0, index)).toContain("handleCommitment");
        if (state === "handleFetching") expect(states.slice(0, index)).toContain("handleLicences");
      }
    }
  });

  it("goes on from a choice that was made before without making it again, and from none that was not", () => {
    const choices = ["handleSituation", "handleMaterial", "handleDelivery"];
    const kept = new Set<string>();
    for (const { state } of paths) {
      const { value, context } = state;
      if (!choices.includes(leafOf(value))) continue;
      const { step, history, situation, handedIn, deliveries } = context;
      const chosen = chosenOf(context, step, deliveries);
      expect(state.can({ type: "keep" })).toBe(chosen !== undefined);
      if (chosen === undefined) continue;
      const next = getNextSnapshot(handleMatterMachine, state, { type: "keep" });
      expect(next.context).toMatchObject({ situation, handedIn, deliveries, history: [...history, step] });
      expect(next.context.step).toEqual(nextStep(context, deliveries));
      kept.add(`${leafOf(value)} ${chosen}`);
    }
    for (const each of choices) expect([...kept].join()).toContain(each);
    expect(kept).toContain("handleMaterial window");
    expect(kept).toContain("handleDelivery post");
  });

  it("scans only where there is a camera", () => {
    const scanning = paths.filter(({ state }) => leafOf(state.value) === "handleScanning");
    expect(scanning.length).toBeGreaterThan(0);
    for (const { state } of scanning) expect(state.context.hasCamera).toBe(true);
  });

  it("gives the whole document to no screen, and forgets it once the case is open", () => {
    for (const { state } of paths) {
      expect(JSON.stringify(handleViewOf(state) ?? {})).not.toContain(`"identity"`);
      if (state.context.caseId !== null) expect(state.context.identity).toBeNull();
    }
    // The walk had one to give.
    expect(paths.some(({ state }) => state.context.identity !== null)).toBe(true);
  });

  it("lists all of it: what is next in one section, and nothing open that the plan does not come to", () => {
    const stepOf = ({ kind, ...place }: Step) => JSON.stringify([kind, place]);
    const seen = new Set<string>();
    for (const { state } of paths) {
      const { context } = state;
      if (context.caseId === null) continue;
      const next = nextStep(context, context.deliveries);
      const sections = sectionsOf(context, context.deliveries);
      const open = sections.flatMap(({ items }) => items.filter(({ done }) => !done));
      const now = sections.filter((section) => section.state === "now");
      seen.add(`${next.kind} ${sections.map((section) => section.state).join()}`);
      expect([now.length, open.length > 0]).toEqual(next.kind === "review" ? [0, false] : [1, true]);
      // Whatever is touched is drawn: its screen has what it is drawn from.
      for (const { step } of sections.flatMap(({ items }) => items))
        if (step && step.kind === "question")
          expect(formOf(context, matterOf(context, step.matterId)).sections.flatMap(idsOf)).toContain(
            step.fieldId,
          );
      if (next.kind === "postAddress" || next.kind === "postTelephone") continue;
      const nextItems = (now[0]?.items ?? []).flatMap(({ step }) => (step ? [stepOf(step)] : []));
      if (next.kind !== "review") expect(nextItems).toContain(stepOf(next));
    }
    expect(seen.size).toBeGreaterThan(6);
  });

  it("works in the states in which the hall or the printer is asked, and in no other", () => {
    const asking = nodesOf(handleMatterMachine.root)
      .filter(({ invoke }) =>
        invoke.some(
          ({ src }) => !["document", "enterprise", "postFees", "watchCameras", "scan"].includes(String(src)),
        ),
      )
      .map(({ key }) => key);
    expect([...busyHandleScreens].sort()).toEqual([...asking, ...busyScanScreens].sort());
  });

  it("has an answer to the failure of everything it invokes, and uses each of its delays", () => {
    expect(flawsOf(handleMatterMachine)).toEqual([]);
    expect([...delaysUsed(handleMatterMachine)].sort()).toEqual(Object.keys(handleDelays).sort());
  });
});
