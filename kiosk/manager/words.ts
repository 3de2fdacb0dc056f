import type { Figures, ManagerView } from "../../server/contract/manager.ts";
import type { Translate } from "../i18n/catalogue.ts";
import type { ManagerMessages } from "../i18n/manager.ts";

export type Words = Translate<ManagerMessages>;

/** A length of time in minutes, from an hour and a half on in hours; one decimal below ten. */
export function span(milliseconds: number | null, t: Words): string {
  if (milliseconds === null) return t("none");
  const minutes = milliseconds / 60_000;
  return minutes < 90 ? t("minutes", { count: short(minutes) }) : t("hours", { count: short(minutes / 60) });
}

/** Minutes without their word, for the columns of a table that says it in its head. */
export const minutes = (milliseconds: number | null, t: Words): string =>
  milliseconds === null ? t("none") : short(milliseconds / 60_000);

/** `7.5`, `12`. */
export const short = (value: number): string => (value < 9.95 ? value.toFixed(1) : String(Math.round(value)));

/** `12 %`; a dash where there is nothing to have a share of. */
export function share(part: number, whole: number, t: Words): string {
  return whole === 0 ? t("none") : `${Math.round((100 * part) / whole)} %`;
}

/** `09:00`. */
export const hourName = (hour: number): string => `${String(hour).padStart(2, "0")}:00`;

/** Whether anything was done in that time. */
export const isEmpty = ({ taken, calls, signedIn }: Figures): boolean =>
  taken === 0 && calls === 0 && signedIn === 0;

/** The calling rule in one sentence, and its caps. */
export function ruleWords({ rule }: ManagerView, t: Words): string[] {
  const { kind, preferred, passedCap, minutesCap } = rule;
  const sentence = {
    firstCome: () => t("ruleFirstCome"),
    strict: () => t("ruleStrict"),
    ratio: () => t("ruleRatio", { preferred: preferred ?? 1 }),
    accumulating: () => t("ruleAccumulating"),
  }[kind]();
  return [
    sentence,
    ...(passedCap === null ? [] : [t("rulePassed", { count: passedCap })]),
    ...(minutesCap === null ? [] : [t("ruleMinutes", { count: minutesCap })]),
  ];
}
