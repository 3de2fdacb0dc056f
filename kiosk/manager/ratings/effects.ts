import { fromPromise } from "xstate";
import type { OpenedRating, RatingItem, ratingDesk } from "../../../server/contract/ratings/desk.ts";
import type { ServiceConnection } from "../../connection/service-connection.ts";
import type { Sources } from "../effects.ts";
import type { DeskEffects, DeskRules, FileWanted, KeyedAct, OfOne } from "../frame/desk.machine.ts";
import { watchConnection } from "../frame/watch-connection.ts";
import { isComplete, type RatingAct } from "./acts.ts";

/** What somebody wrote, and a telephone, stand inside: who opens one is written down. */
export const ratingDeskRules: DeskRules<RatingAct> = { isComplete, recordsOpenings: true };

/** Everything the office's list of 差评 does to the outside. */
export function createRatingDeskEffects(
  desk: ServiceConnection<typeof ratingDesk>,
  { report, newKey }: Pick<Sources, "report"> & { newKey(): string },
): DeskEffects<RatingItem, OpenedRating, RatingAct> {
  return {
    report,
    newKey,

    watchConnection: watchConnection(desk),

    loadList: fromPromise<readonly RatingItem[]>(
      async ({ signal }) => (await desk.request("XiaohuRatingDesk.List", {}, { signal })).items,
    ),

    open: fromPromise<OpenedRating, OfOne>(({ input, signal }) =>
      desk.request("XiaohuRatingDesk.Open", input, { signal }),
    ),

    /** The 整改通知单. */
    loadFile: fromPromise<string, FileWanted>(
      async ({ input: { number }, signal }) =>
        (await desk.request("XiaohuRatingDesk.Notice", { number }, { signal })).pdf,
    ),

    perform: fromPromise<void, KeyedAct<RatingAct>>(async ({ input: { act, ...of } }) => {
      switch (act.kind) {
        case "confirm": {
          const { finding, days, words } = act;
          await desk.request("XiaohuRatingDesk.Confirm", { ...of, finding, days, words });
          return;
        }
        case "appeal":
          await desk.request("XiaohuRatingDesk.Appeal", { ...of, ground: act.ground, words: act.words });
          return;
        case "review":
          await desk.request("XiaohuRatingDesk.Review", { ...of, upheld: act.upheld, words: act.words });
          return;
        case "callBack":
          await desk.request("XiaohuRatingDesk.CallBack", { ...of, reached: act.reached, words: act.words });
          return;
        case "issueNotice":
          await desk.request("XiaohuRatingDesk.IssueNotice", { ...of, words: act.words });
          return;
        case "rectify":
          await desk.request("XiaohuRatingDesk.Rectify", { ...of, words: act.words });
          return;
        case "answer":
          await desk.request("XiaohuRatingDesk.Answer", { ...of, words: act.words });
          return;
        case "close":
          await desk.request("XiaohuRatingDesk.Close", of);
          return;
      }
    }),
  };
}
