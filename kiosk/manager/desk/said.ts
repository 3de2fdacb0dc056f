import type { OpenedApplication } from "../../../server/contract/matters/desk.ts";
import type { DeskAct } from "./acts.ts";
import type { DeskManner } from "./words.ts";

/** An act in lines. */
export function said(act: DeskAct, { item }: OpenedApplication, { language, t }: DeskManner): string[] {
  const { handedIn, owed } = item.application;
  const named = (wanted: string) =>
    [...handedIn, ...owed].find(({ materialId }) => materialId === wanted)?.name[language] ?? wanted;
  switch (act.kind) {
    case "grant":
    case "refuse":
      return [...act.reasons];
    case "supplement":
      return [
        ...act.materials.map(({ materialId, what }) => `${named(materialId)}: ${what}`),
        t("confirmDays", { count: act.days }),
      ];
    case "paper":
      return act.materialIds.map(named);
    case "extend":
      return [t("confirmDays", { count: act.days }), act.reason];
    case "check": {
      const check = item.checks.find(({ commitmentId }) => commitmentId === act.commitmentId);
      return [...(check ? [check.title[language]] : []), t(act.holds ? "holds" : "holdsNot"), act.finding];
    }
  }
}
