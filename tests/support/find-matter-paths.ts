import { fromPromise, initialTransition } from "xstate";
import { getShortestPaths } from "xstate/graph";
import type { CatalogueEffects, Found, Guide } from "../../kiosk/citizen/catalogue-effects.ts";
import {
  createFindMatterMachine,
  type FindView,
  findViewOf,
  guideParts,
} from "../../kiosk/citizen/machines/find-matter.machine.ts";
import { type BringList, bringListOf } from "../../kiosk/citizen/matters/bring-list.ts";
import type { Catalogue } from "../../server/contract/catalogue/catalogue.ts";
import type { Matter } from "../../server/contract/catalogue/matter.ts";
import type { MatterPackage } from "../../server/contract/catalogue/package.ts";
import { ContractError } from "../../server/contract/errors.ts";
import { countsOf, entriesOf } from "../../server/terminal/catalogue/entries.ts";
import { innerEvents } from "./inner-events.ts";

const never = () => new Promise<never>(() => undefined);

/** Effects that never answer: the walk supplies every answer as an event. */
export const silentCatalogueEffects: CatalogueEffects = {
  readHead: fromPromise(never) as CatalogueEffects["readHead"],
  browse: fromPromise(never) as CatalogueEffects["browse"],
  search: fromPromise(never) as CatalogueEffects["search"],
  openGuide: fromPromise(never) as CatalogueEffects["openGuide"],
  assistanceWays: fromPromise(never) as CatalogueEffects["assistanceWays"],
  printList: fromPromise(never) as CatalogueEffects["printList"],
};

export const findMatterMachine = createFindMatterMachine(silentCatalogueEffects);
const input = { today: "2026-11-23" };
export const initialFinding = initialTransition(findMatterMachine, input)[0];

/** What the terminal's catalogue answers, out of a whole one: what is drawn is what is shown. */
function samplesOf(catalogue: Catalogue) {
  const entries = entriesOf(catalogue);
  const { matters, packages, media: _, ...head } = catalogue;
  const found = (some: Found["entries"], rest: Partial<Found> = {}): Found => ({
    entries: some,
    sure: true,
    ask: null,
    ...rest,
  });
  const [first] = packages;
  const matter = matters.find(({ id }) => id === "food-licence-renewal");
  if (!matter) throw new Error("the demo has no food-licence-renewal");
  return {
    head: { head, counts: countsOf(entries) },
    none: found([]),
    ofTax: found(entries.all.filter(({ organId }) => organId === "taxation")),
    ofPermits: found(entries.all.filter(({ lifeEvents }) => lifeEvents.includes("permits"))),
    unsure: found(entries.all.slice(0, 4), {
      sure: false,
      ask: {
        by: "lifeEvent",
        person: true,
        choices: head.lifeEvents.slice(0, 3).map(({ id, name }) => ({ value: id, name })),
      },
    }),
    matter,
    guide: { kind: "matter", matter, package: null, parts: [] } satisfies Guide,
    packageGuide: first && packageGuideOf(catalogue, first),
  };
}

export function packageGuideOf({ matters }: Catalogue, whole: MatterPackage) {
  const parts = whole.matters.flatMap(({ matter: part }) => matters.find(({ id }) => id === part) ?? []);
  return { kind: "package" as const, matter: null, package: whole, parts };
}

/** What is printed of a guide whose questions are not answered yet. */
const sampleList = (matter: Matter): BringList => ({
  matter,
  answers: {},
  today: input.today,
  hallName: matter.name,
  service: undefined,
  nearest: undefined,
  organ: undefined,
});

/** Every state of finding a matter, each by a shortest path. */
export function findMatterPaths(catalogue: Catalogue) {
  const { head, none, ofPermits, ofTax, unsure, guide, matter } = samplesOf(catalogue);
  return getShortestPaths(findMatterMachine, {
    events: [
      ...innerEvents(
        findMatterMachine,
        {
          readHead: [head],
          browse: [ofPermits, ofTax, none],
          search: [ofPermits, unsure],
          openGuide: [guide],
          assistanceWays: [["homeVisit", "handledForYou"]],
          printList: [
            { print: "printed", error: null },
            { print: "unknown", error: "printer.resultUnknown" },
            { print: "failed", error: "printer.paperOut" },
          ],
        },
        [new ContractError("matter.noCatalogue", "sample")],
      ),
      { type: "narrow", narrowing: { subject: "enterprise" } },
      { type: "list", narrowing: { subject: "enterprise", lifeEvent: "permits" } },
      { type: "organs" },
      { type: "list", narrowing: { organ: "taxation" } },
      { type: "type", text: "食品证" },
      { type: "type", text: " " },
      { type: "choose", id: matter.id, kind: "matter" },
      ...guideParts.map((part) => ({ type: "showPart", part })),
      ...matter.situations.map(({ id, options: [first] }) => ({
        type: "answer",
        question: id,
        value: first?.value,
      })),
      { type: "assist", kind: "homeVisit" },
      { type: "printList", texts: bringListOf(sampleList(matter), "zh-CN") },
      ...(["search", "askAgain", "number", "appointment", "handle", "tryAgain", "back"] as const).map(
        (type) => ({ type }),
      ),
    ] as never,
    input,
    // What a screen shows; what an earlier screen left behind is no other situation.
    serializeState: ({ value, context }) => {
      const { narrowing, byOrgan, found, part, answers, asking, error, from, next, assistance, printed } =
        context;
      const state = typeof value === "string" ? value : (Object.keys(value)[0] ?? "");
      const shown: Record<string, readonly unknown[]> = {
        findMenu: [narrowing.subject, byOrgan],
        findList: [found?.entries.length, narrowing.organ],
        findSearch: [found?.entries.length, found?.sure],
        findGuide: [part, Object.keys(answers).length > 0, from, assistance.length, printed?.print],
        findSituation: [asking],
        findFailed: [error],
        finished: [next],
      };
      return JSON.stringify([value, ...(shown[state] ?? [])]);
    },
    limit: 100_000,
  });
}

function listPart({ found, narrowing }: FindView): string | undefined {
  if (found === null) return "asking";
  if (found.entries.length === 0) return "empty";
  return narrowing.organ === undefined ? undefined : "organ";
}

/** Every screen of finding a matter, and each part of a guide. */
export function findMatterMoments(catalogue: Catalogue): Map<string, FindView> {
  const moments = new Map<string, FindView>();
  for (const { state } of findMatterPaths(catalogue)) {
    const view = findViewOf(state);
    if (!view) continue;
    const parts: Partial<Record<FindView["state"], string | undefined>> = {
      findMenu: view.byOrgan ? "organs" : view.narrowing.subject === "enterprise" ? "enterprise" : undefined,
      findList: listPart(view),
      findSearch: view.found === null ? "empty" : view.found.sure ? undefined : "unsure",
      findGuide: [
        view.part,
        ...(view.assistance.length > 0 ? ["assistance"] : []),
        ...(view.part === "materials" && view.printed ? [view.printed.print] : []),
      ].join("-"),
    };
    const part = parts[view.state];
    const name = part ? `${view.state}-${part}` : view.state;
    if (!moments.has(name)) moments.set(name, view);
  }
  const shown = moments.get("findGuide-summary");
  const { packageGuide } = samplesOf(catalogue);
  if (shown && packageGuide) {
    moments.set("findGuide-package", { ...shown, guide: packageGuide });
    const ofPackage = { ...shown, guide: packageGuide, part: "materials" as const };
    moments.set("findGuide-package-materials", ofPackage);
    // As somebody answers who wants the most of it.
    const answers = { kind: "shop", place: "rented", sign: "yes", insurance: "yes" };
    const printed = { print: "printed" as const, error: null };
    const restaurant = catalogue.packages.find(({ id }) => id === "open-restaurant");
    if (!restaurant) throw new Error("the demo has no open-restaurant");
    const guide = packageGuideOf(catalogue, restaurant);
    moments.set("findGuide-package-materials-printed", { ...ofPackage, guide, answers, printed });
  }
  return moments;
}
