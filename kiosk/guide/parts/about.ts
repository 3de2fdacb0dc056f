import type { HelpCall } from "../../../server/contract/help/call.ts";
import type { Translate } from "../../i18n/catalogue.ts";
import type { GuideMessages } from "../../i18n/guide.ts";

/** Who has a call, or that nobody does. */
export function callState({ state, guide }: HelpCall, t: Translate<GuideMessages>): string {
  if (!guide) return t("stateRinging");
  return t(state === "there" ? "stateThere" : "stateTaken", { name: guide.name });
}

const stages = { all: "stageAll", desk: "stageDesk", nobody: "stageNobody" } as const;
export const stageWords = ({ state, stage, again }: HelpCall, t: Translate<GuideMessages>): string[] => [
  ...(again && state === "ringing" ? [t("again")] : []),
  ...(state === "ringing" && stage !== "near" ? [t(stages[stage])] : []),
];
