import { fromPromise } from "xstate";
import { getShortestPaths } from "xstate/graph";
import {
  createLicencesMachine,
  type LicencesView,
  licencesViewOf,
} from "../../kiosk/citizen/machines/licences.machine.ts";
import type { Catalogue } from "../../server/contract/catalogue/catalogue.ts";
import { ContractError } from "../../server/contract/errors.ts";
import type { LicenceReminded, Reminded } from "../../server/contract/matters.ts";
import { sampleIdentity } from "./followed-cases.ts";
import { innerEvents } from "./inner-events.ts";

const never = () => new Promise<never>(() => undefined);
export const licencesMachine = createLicencesMachine({
  newKey: () => "00000000-0000-4000-8000-000000000000",
  reminders: fromPromise(never) as never,
  remind: fromPromise(never) as never,
  forgetReminder: fromPromise(never) as never,
});

export const sampleTelephone = "13800000001";

/** Somebody's e-licences on 23 November 2026: one that can be reminded of, one that is, one without an end, one that has ended. */
function remindedOf(catalogue: Catalogue) {
  const licence = (kind: string, more: Partial<LicenceReminded>): LicenceReminded => ({
    kind,
    name: catalogue.licences.find(({ id }) => id === kind)?.name ?? {
      "zh-CN": kind,
      "zh-TW": kind,
      en: kind,
    },
    validTo: "2027-03-31",
    state: "valid",
    renewedBy: null,
    choices: [],
    reminders: [],
    ...more,
  });
  const kept = { id: "reminder-0001", before: 30, on: "2026-12-01", telephone: "138****0001", sent: false };
  const open = licence("foodLicence", { choices: [90, 30, 7] });
  const known = (licences: LicenceReminded[], more: Partial<Reminded> = {}): Reminded => ({
    licences,
    asked: true,
    texts: true,
    ...more,
  });
  const rest = [
    licence("residencePermit", { validTo: "2026-12-31", choices: [7], reminders: [kept] }),
    licence("hygieneLicence", {
      validTo: "2026-11-30",
      reminders: [{ ...kept, id: "reminder-0002", before: 7, on: "2026-11-23", sent: true }],
    }),
    licence("residentCard", { validTo: null }),
    licence("driverQualification", { validTo: "2026-10-31", state: "expired" }),
  ];
  return {
    all: known([open, ...rest]),
    none: known([]),
    silent: known([], { asked: false }),
    noTexts: known([{ ...open, choices: [] }], { texts: false }),
  };
}

/** Every state of being reminded, each by a shortest path. */
export function licencesPaths(catalogue: Catalogue) {
  const { all, none, silent, noTexts } = remindedOf(catalogue);
  return getShortestPaths(licencesMachine, {
    events: [
      ...innerEvents(
        licencesMachine,
        { reminders: [all, none, silent, noTexts], remind: [all], forgetReminder: [all] },
        [new ContractError("queue.hallUnreachable", "sample")],
      ),
      { type: "chooseLicence", kind: "foodLicence" },
      { type: "chooseLicence", kind: "residentCard" },
      { type: "remindBefore", before: 30 },
      { type: "remindBefore", before: 8 },
      { type: "draft", value: "138" },
      { type: "answer", value: "138" },
      { type: "answer", value: sampleTelephone },
      { type: "forgetReminder", id: "reminder-0001" },
      { type: "forgetReminder", id: "another" },
      ...(["tick", "remind", "tryAgain", "back"] as const).map((type) => ({ type })),
    ] as never,
    input: { identity: sampleIdentity, language: "zh-CN", today: "2026-11-23" },
    serializeState: ({ value, context }) => {
      const { known, kind, before, draft, checked, telephone, agreed, done, error, failed } = context;
      return JSON.stringify([
        value,
        known,
        kind,
        before,
        draft,
        checked,
        telephone,
        agreed,
        done,
        error,
        failed,
      ]);
    },
  });
}

/** Every screen of it, and each of its outcomes. */
export function licencesMoments(catalogue: Catalogue): Map<string, LicencesView> {
  const moments = new Map<string, LicencesView>();
  for (const { state } of licencesPaths(catalogue)) {
    const view = licencesViewOf(state);
    if (!view) continue;
    const { known, done, checked, agreed, failed } = view;
    const parts: Partial<Record<LicencesView["state"], string | false | null>> = {
      licencesList:
        done ?? (known.licences.length === 0 ? (known.asked ? "none" : "silent") : !known.texts && "noTexts"),
      licencesTelephone: checked && "wrong",
      licencesAgree: agreed && "ticked",
      licencesRefused: failed,
    };
    const part = parts[view.state];
    const name = part ? `${view.state}-${part}` : view.state;
    if (!moments.has(name)) moments.set(name, view);
  }
  return moments;
}
