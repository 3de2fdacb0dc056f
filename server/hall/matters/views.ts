import type { Matter } from "../../contract/catalogue/matter.ts";
import type { Application as ApplicationView, Receipt } from "../../contract/matters.ts";
import { ownDocument, ownDocumentName } from "./assurance.ts";
import type { NoteData } from "./case-data.ts";
import type { Guides } from "./guides.ts";
import { canAppoint } from "./parcels.ts";
import { type Application, isOver, type MattersState, platformResultOf } from "./state.ts";
import { byRules } from "./story.ts";

export interface ViewSources {
  readonly guides: Guides;
  /** Undefined once it was wiped. */
  note(id: string): NoteData | undefined;
  documents(application: Application, matter: Matter): ApplicationView["documents"];
  parcel(application: Application): ApplicationView["parcel"];
  /** Whether somebody can be reminded of what this matter gives out. */
  reminds(matter: Matter): boolean;
}

/** A case as its applicant sees it. */
export function receiptView(sources: ViewSources, state: MattersState, code: string): Receipt {
  const found = state.cases.get(code);
  if (!found) throw new Error(`no case ${code}`);
  const applications = found.numbers.flatMap((number) => {
    const application = state.applications.get(number);
    return application ? [applicationView(sources, application)] : [];
  });
  const [first] = applications;
  if (!first) throw new Error(`a case without applications: ${code}`);
  const { ofPackage } = found;
  return {
    code,
    name: ofPackage ? sources.guides.package(ofPackage.guide).name : first.matterName,
    packageId: ofPackage?.id ?? null,
    submittedAt: found.submittedAt,
    applications,
  };
}

export function applicationView(sources: ViewSources, application: Application): ApplicationView {
  const matter = sources.guides.matter(application.guide);
  const { number, state, steps, due, decision, delivery } = application;
  return {
    number,
    matterId: matter.id,
    matterName: matter.name,
    plainName: matter.plainName,
    version: application.version,
    state,
    steps: [...steps],
    handedIn: [...application.handedIn].map(([id, by]) => ({ ...nameOf(matter, id), by })),
    owed: isOver(application) ? [] : owed(sources, matter, application),
    ...(awaitsText(application) ? { textBefore: application.textBefore } : {}),
    due,
    promisedDays: application.committed,
    after: [...application.after],
    decision: decision && {
      outcome: decision.outcome,
      atOnce: decision.by === byRules,
      rules: rulesOf(matter, decision.rules ?? []),
      reasons: (decision.note === null ? undefined : sources.note(decision.note)?.reasons) ?? [],
      at: decision.at,
    },
    result: {
      name: matter.result.name,
      kind: matter.result.kind,
      validTo: application.validTo,
      certificate: certificateOf(sources, application),
      reminds:
        state === "issued" &&
        matter.result.kind === "certificate" &&
        application.validTo !== null &&
        sources.reminds(matter),
    },
    delivery,
    deliveryChoices:
      canAppoint(application) && matter.result.delivery.length > 1 ? [...matter.result.delivery] : [],
    parcel: sources.parcel(application),
    documents: sources.documents(application, matter),
  };
}

/** Of what is there already nobody is reminded. */
const awaitsText = (application: Application) =>
  !isOver(application) && application.deferred.materials.length > 0 && application.textBefore !== undefined;

const nameOf = ({ materials }: Matter, id: string) => {
  const name = id === ownDocument ? ownDocumentName : materials.find((material) => material.id === id)?.name;
  return { materialId: id, name: name ?? { "zh-CN": id, "zh-TW": id, en: id } };
};

const rulesOf = ({ decision }: Matter, ids: readonly string[]) =>
  ids.flatMap((id) => decision?.grantedWhen.find((rule) => rule.id === id)?.reason ?? []);

function owed(
  sources: ViewSources,
  matter: Matter,
  { paper, deferred, asked }: Application,
): ApplicationView["owed"] {
  const wanted = asked?.note ? (sources.note(asked.note)?.materials ?? {}) : {};
  return [
    ...paper.map((id) => ({ ...nameOf(matter, id), why: "window" as const, until: null, what: null })),
    ...deferred.materials.map((id) => ({
      ...nameOf(matter, id),
      why: "deferred" as const,
      until: deferred.until,
      what: null,
    })),
    ...(asked?.materials ?? []).map((id) => ({
      ...nameOf(matter, id),
      why: "asked" as const,
      until: asked?.until ?? null,
      what: wanted[id] ?? null,
    })),
  ];
}

/** The number under which the platform has registered what it gave out. */
function certificateOf(sources: ViewSources, application: Application): string | null {
  const note = platformResultOf(application)?.note ?? null;
  return note === null ? null : (sources.note(note)?.certificate ?? null);
}
