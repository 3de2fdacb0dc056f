import type { Translate } from "../../i18n/catalogue.ts";
import type { helpMessages } from "../../i18n/help.ts";
import type { HelpView } from "../machines/help.machine.ts";

export interface HelpHeadline {
  readonly title: string;
  readonly hint: string;
  readonly tone: "waiting" | "good" | "bad";
  /** Where a person is to be found is said too. */
  readonly ways: boolean;
}

const minute = 60_000;

/** How a call stands, in words: who comes and when, or honestly that nobody does. */
export function headlineOf(help: HelpView | null, t: Translate<typeof helpMessages>): HelpHeadline {
  if (!help) return { title: t("none"), hint: t("endedHint"), tone: "waiting", ways: true };
  const { state, call, guides } = help;
  if (state === "calling")
    return { title: t("calling"), hint: t("ringingHint"), tone: "waiting", ways: false };
  if (state === "unreachable")
    return { title: t("unreachable"), hint: t("unreachableHint"), tone: "bad", ways: true };
  if (state === "ended")
    return call && call.guide === null
      ? { title: t("unanswered"), hint: t("nobodyHint"), tone: "bad", ways: true }
      : { title: t("ended"), hint: t("endedHint"), tone: "good", ways: false };
  if (call?.guide) {
    const { name } = call.guide;
    if (call.state === "there")
      return { title: t("there", { name }), hint: t("thereHint"), tone: "good", ways: false };
    const minutes = Math.ceil(((call.dueAt ?? 0) - help.now) / minute);
    return {
      title: minutes < 1 ? t("comes", { name }) : t("comesIn", { name, minutes }),
      hint: t("comesHint"),
      tone: "good",
      ways: false,
    };
  }
  // Where nobody is at a tablet nobody hears it: that is not kept from whoever waits.
  if (call?.stage === "nobody" || guides === 0)
    return { title: t("nobody"), hint: t("nobodyHint"), tone: "bad", ways: true };
  const hints = { near: "ringingHint", all: "ringingMore", desk: "ringingDesk" } as const;
  return {
    title: t("ringing"),
    hint: t(call?.again ? "again" : hints[call?.stage ?? "near"]),
    tone: "waiting",
    ways: false,
  };
}
