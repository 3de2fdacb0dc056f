import type { LevelFigures, LevelSite } from "../../../server/contract/levels.ts";
import { dayAndTime, wallTime } from "../../ui/time.ts";
import type { Words } from "../words.ts";

/** A line of the tree: a site, or a site with everything below it. */
export interface LevelRow {
  readonly site: LevelSite;
  readonly isSum: boolean;
  readonly depth: number;
  readonly figures: LevelFigures;
}

/** What is below a site, and the site itself, stand under its sum and one step to the right of it. */
export const rowsOf = (sites: readonly LevelSite[]): LevelRow[] =>
  sites.flatMap((site) =>
    site.sum
      ? [
          { site, isSum: true, depth: site.depth, figures: site.sum },
          { site, isSum: false, depth: site.depth + 1, figures: site.own },
        ]
      : [{ site, isSum: false, depth: site.depth, figures: site.own }],
  );

export const levelNames = {
  district: "levelDistrict",
  street: "levelStreet",
  community: "levelCommunity",
} as const;
export const sumNames = { district: "sumDistrict", street: "sumStreet", community: "sumCommunity" } as const;

/** Why a site gives no numbers now. */
export function closedWords({ reason, opensAt }: NonNullable<LevelSite["closed"]>, t: Words): string {
  if (reason !== "notYetOpen" && reason !== "break") return t(reason);
  return opensAt === null ? t("suspended") : t("opensAt", { time: wallTime(opensAt) });
}

/** When it gives numbers again, where that is another day; the year says nothing here. */
export function againWords({ reason, opensAt }: NonNullable<LevelSite["closed"]>, t: Words): string | null {
  if (opensAt === null || reason === "notYetOpen" || reason === "break") return null;
  return t("opensAgain", { time: dayAndTime(opensAt).slice(5) });
}

/** What to do with the windows in the next half hour, in pieces that each stay on a line where they can. */
export function headline({ advice }: LevelFigures, t: Words): string[] {
  if (!advice) return [t("none")];
  const { toOpen, toClose, reached } = advice;
  const words = [
    ...(toOpen > 0 ? [t("openCount", { count: toOpen })] : []),
    ...(toClose > 0 ? [t("helpCount", { count: toClose })] : []),
    ...(reached ? [] : [t("notReached")]),
  ];
  if (words.length === 0) return [t("enough")];
  return words.map((each, place) => (place < words.length - 1 ? `${each}${t("between").trimEnd()}` : each));
}
