import { hallProblem } from "../condition.ts";
import type { Action } from "../frame/page.tsx";
import { useFind } from "./use-find.ts";

/** What can be done now for the matter whose guide is open, the nearest first: at most two. */
export function useWaysOn(): readonly Action[] {
  const { t, view, condition, send } = useFind();
  const matter = view.guide?.matter;
  if (!matter) return [];
  const service = condition.hall.services.find(({ id }) => id === matter.service);
  const noHall = hallProblem(condition) !== null;
  const number: Action = {
    words: t("guideNumber"),
    icon: "ticket",
    disabled: noHall || !service?.open,
    onPress: () => send({ type: "number" }),
  };
  const appointment: Action = {
    words: t("guideAppointment"),
    icon: "clock",
    disabled: noHall,
    onPress: () => send({ type: "appointment" }),
  };
  const handles = matter.modes.includes("handle") || matter.modes.includes("print");
  const handle: Action = {
    words: matter.modes.includes("print") ? t("guidePrint") : t("guideHandle"),
    icon: "forward",
    disabled: noHall,
    onPress: () => send({ type: "handle" }),
  };
  if (handles) return [handle, number];
  return matter.modes.includes("appointment") ? [appointment, number] : [number];
}
