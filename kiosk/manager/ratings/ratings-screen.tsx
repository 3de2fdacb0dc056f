import { useMemo } from "preact/hooks";
import type { Language } from "../../../server/contract/hall.ts";
import { hallDay } from "../../../server/contract/hall-time.ts";
import type { OpenedRating, RatingItem, RatingStatistics } from "../../../server/contract/ratings/desk.ts";
import { translator } from "../../i18n/catalogue.ts";
import { ratingDeskMessages } from "../../i18n/manager-ratings.ts";
import type { DeskEvent, DeskSnapshot } from "../frame/desk.machine.ts";
import { DeskFrame } from "../frame/desk-frame.tsx";
import type { FiguresSnapshot } from "../frame/figures.machine.ts";
import { DidNotCome } from "../frame/standstill.tsx";
import type { Range } from "../range.ts";
import { RatingActs } from "./act-form.tsx";
import type { RatingAct } from "./acts.ts";
import { RatingFiguresOf } from "./figures.tsx";
import { RatingList } from "./list.tsx";
import { WhatWasSaid } from "./opened.tsx";
import type { PrintNoticeSnapshot } from "./print-notice.machine.ts";
import { actName } from "./words.ts";

interface RatingsScreenProps {
  readonly snapshot: DeskSnapshot<RatingItem, OpenedRating, RatingAct>;
  readonly send: (event: DeskEvent<RatingAct>) => void;
  /** The notice that is printed, or was. */
  readonly paper: PrintNoticeSnapshot;
  readonly onPrint: (number: string) => void;
  readonly figures: FiguresSnapshot<RatingStatistics>;
  readonly onRange: (range: Range) => void;
  readonly onFiguresAgain: () => void;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly language: Language;
}

/** Any moment of the office's 好差评, drawn from plain data. */
export function RatingsScreen(props: RatingsScreenProps) {
  const { snapshot, send, paper, onPrint, figures, onRange, onFiguresAgain, now, language } = props;
  const t = useMemo(() => translator(ratingDeskMessages, language), [language]);
  const manner = { language, t };
  const saidBy = (act: RatingAct): string[] => {
    switch (act.kind) {
      case "confirm":
        return [t(act.finding), ...(act.days === null ? [] : [`${t("days")} ${act.days}`]), act.words];
      case "appeal":
        return [t(act.ground), act.words];
      case "review":
        return [t(act.upheld ? "uphold" : "reject"), act.words];
      case "callBack":
        return [t(act.reached ? "reached" : "notReached"), act.words];
      case "close":
        return [];
      default:
        return [act.words];
    }
  };
  return (
    <DeskFrame
      snapshot={snapshot}
      send={send}
      t={t}
      actName={(kind) => actName(kind, t)}
      errorWords={(code) => {
        if (code === "desk.unknown") return t("errorUnknown");
        if (code === "desk.term") return t("errorTerm");
        return code === "message.notAuthorised" ? t("errorSameHand") : null;
      }}
      said={saidBy}
      list={(items) => (
        <div class="sheets">
          <RatingList
            items={items}
            by={snapshot.context.by}
            onBy={(each) => send({ type: "setBy", by: each })}
            onOpen={(number) => send({ type: "open", number })}
            {...manner}
          />
          {figures.value === "failed" ? (
            <DidNotCome t={t} onAgain={onFiguresAgain} />
          ) : (
            <RatingFiguresOf
              figures={figures.context.figures}
              range={figures.context.range}
              today={hallDay(now)}
              onRange={onRange}
              {...manner}
            />
          )}
        </div>
      )}
      one={(opened) => (
        <div class="sheets">
          <WhatWasSaid
            opened={opened}
            paper={paper}
            onNotice={() => send({ type: "showFile", id: opened.item.notice ?? "" })}
            onPrint={() => onPrint(opened.item.number)}
            {...manner}
          />
          <RatingActs
            opened={opened}
            onPropose={(each) => send({ type: "propose", act: each })}
            {...manner}
          />
        </div>
      )}
    />
  );
}
