import { type EventObject, fromPromise } from "xstate";
import { getShortestPaths } from "xstate/graph";
import {
  type CarryContext,
  type CarryMoment,
  carryMoment,
  createCarryOnMachine,
} from "../../kiosk/carry-on/carry-on.machine.ts";
import type { CarryEffects } from "../../kiosk/carry-on/effects.ts";
import type { CarriedCase } from "../../server/contract/carry-on.ts";
import type { Catalogue } from "../../server/contract/catalogue/catalogue.ts";
import { ContractError, type ErrorCode } from "../../server/contract/errors.ts";
import { coverSign } from "../../server/contract/forms/covered.ts";
import { handleMatterMoments } from "./handle-matter-paths.ts";
import { innerEvents } from "./inner-events.ts";
import { silentMatterEffects } from "./silent-matter-effects.ts";

const never = () => new Promise<never>(() => undefined);

/** Effects that never answer: the walk supplies every answer as an event. */
export const silentCarryEffects: CarryEffects = {
  report: () => undefined,
  newKey: () => "00000000-0000-4000-8000-000000000000",
  handling: silentMatterEffects,
  open: fromPromise(never) as CarryEffects["open"],
  sendPhotos: fromPromise(never) as CarryEffects["sendPhotos"],
  keep: fromPromise(never) as CarryEffects["keep"],
};

export const carryOnMachine = createCarryOnMachine(silentCarryEffects);

export const sampleCode = "4FKM7RTY";

/** A case of the demo's first matter, opened by its code; `clerk`: at a window. */
export function sampleCarried(catalogue: Catalogue, clerk: string | null = null): CarriedCase {
  const matter = catalogue.matters.find(({ id }) => id === "food-licence-renewal");
  if (!matter) throw new Error("the demo has no food-licence-renewal");
  const holder = {
    name: `${coverSign}本`,
    idNumber: `${coverSign}0017`,
    birthDate: coverSign,
    address: coverSign,
    documentKind: "resident",
    sex: "male",
  };
  return {
    case: {
      caseId: "case-0000-0001",
      matterIds: [matter.id],
      packageId: null,
      versions: { [matter.id]: matter.version },
      facts: {
        holder,
        licences: {},
        package: {},
        earlier: { "person.mobile": `${coverSign}0001` },
        situation: {},
        covered: { age: 36 },
      },
      licences: [],
      licencesAsked: false,
      situation: {},
      answers: {},
      materials: [],
      until: Date.UTC(2026, 10, 23, 1, 25),
    },
    hallName: {
      "zh-CN": "湖里区政务服务中心（演示）",
      "zh-TW": "湖里區政務服務中心（示範）",
      en: "Huli District Service Hall (demo)",
    },
    matters: [matter],
    package: null,
    code: sampleCode,
    clerk,
  };
}

const refusals: readonly ErrorCode[] = [
  "matter.notFound",
  "matter.tooManyTries",
  "matter.handedIn",
  "message.notAuthorised",
  "queue.hallUnreachable",
  "matter.file",
];

/** Every situation of the page around the case, each by a shortest path; the case inside has a walk of its own. */
export function carryOnPaths(catalogue: Catalogue, input: Partial<CarryContext> = {}) {
  const opened = sampleCarried(catalogue);
  const place = { matterId: opened.matters[0]?.id ?? "", materialId: "foodLicence" };
  return getShortestPaths(carryOnMachine, {
    events: [
      ...innerEvents(
        carryOnMachine,
        {
          open: [opened],
          sendPhotos: [["file-0001"]],
          keep: ["kept", "nothing"],
          handle: [{ next: "leave" }],
        },
        refusals.map((code) => new ContractError(code, "sample")),
      ),
      { type: "enterCode", code: sampleCode },
      { type: "prove", lastFour: "0017" },
      { type: "addPhotos", files: [], ...place },
      { type: "dropPhoto", file: "file-0001" },
      { type: "usePhotos" },
      { type: "seePaper", ...place },
      { type: "stir" },
      { type: "anew" },
      { type: "leave" },
    ] as EventObject[] as never,
    input: { language: "zh-CN", code: null, grant: null, ...input },
    serializeState: ({
      value,
      context: { opened: of, photos, photoError, error, kept, grant, code, seen },
    }) =>
      JSON.stringify([
        value,
        of !== null,
        Math.min(2, photos.files.length),
        photoError,
        typeof value === "string" && error,
        kept,
        grant !== null,
        code !== null,
        seen.length,
      ]),
    limit: 20_000,
  });
}

/** Moments worth a picture: the page around the case, every part of a case, and what only a telephone or a window has. */
export function carryOnMoments(catalogue: Catalogue): ReadonlyMap<string, CarryMoment> {
  const moments = new Map<string, CarryMoment>();
  const opened = sampleCarried(catalogue);
  let inCase: CarryMoment | undefined;
  for (const { state } of carryOnPaths(catalogue)) {
    const moment = carryMoment(state);
    if (moment.page === "handling") {
      inCase ??= moment;
      continue;
    }
    const { error, kept } = moment.context;
    const why = moment.page === "proof" || moment.page === "closed" ? error : null;
    const name = [moment.page, why, kept ? "kept" : null].filter(Boolean).join("-");
    if (!moments.has(name)) moments.set(name, moment);
  }
  if (!inCase) throw new Error("no path leads into a case");
  const base: CarryMoment = { ...inCase, context: { ...inCase.context, opened }, isSending: false };
  for (const [name, view] of handleMatterMoments(catalogue)) {
    if (
      /^handle(Who|PlaceCard|ReadingCard|Card|Beginning|Licences|Fetching|Printing|Declining|Signing|Saving)/.test(
        name,
      )
    )
      continue;
    if (/^handle(Saved|Receipt)-/.test(name)) continue;
    const { facts } = opened.case;
    moments.set(name, { ...base, view: { ...view, facts } });
    if (!name.startsWith("handleMaterial-foodLicence")) continue;
    const of = `${opened.matters[0]?.id} foodLicence`;
    const withPhotos = { of, files: ["file-0001", "file-0002"] };
    moments.set(`${name}-photos`, { ...base, view, context: { ...base.context, photos: withPhotos } });
    moments.set(`${name}-sending`, { ...base, view, isSending: true });
    moments.set(`${name}-bad`, { ...base, view, context: { ...base.context, photoError: "matter.file" } });
    const atWindow = sampleCarried(catalogue, "小林（演示） clerk-1");
    moments.set(`${name}-window`, { ...base, view, context: { ...base.context, opened: atWindow } });
  }
  const refused = moments.get("handleRefused");
  if (refused?.view)
    for (const error of ["matter.handedIn", "matter.caseOver"] as const)
      moments.set(`handleRefused-${error}`, { ...refused, view: { ...refused.view, error } });
  const review = moments.get("handleReview");
  if (review) {
    const atWindow = sampleCarried(catalogue, "小林（演示） clerk-1");
    moments.set("handleReview-window", { ...review, context: { ...review.context, opened: atWindow } });
  }
  return moments;
}
