import { useMemo } from "preact/hooks";
import type { Language } from "../../../server/contract/hall.ts";
import { hallDay } from "../../../server/contract/hall-time.ts";
import type { OpenedPain, PainItem, PainStatistics } from "../../../server/contract/pain-points/desk.ts";
import { translator } from "../../i18n/catalogue.ts";
import { painDeskMessages } from "../../i18n/manager-pain-points.ts";
import type { DeskEvent, DeskSnapshot } from "../frame/desk.machine.ts";
import { DeskFrame } from "../frame/desk-frame.tsx";
import type { FiguresSnapshot } from "../frame/figures.machine.ts";
import { DidNotCome } from "../frame/standstill.tsx";
import type { Range } from "../range.ts";
import { PainActs } from "./act-form.tsx";
import type { PainAct } from "./acts.ts";
import { PainFiguresOf } from "./figures.tsx";
import { PainList } from "./list.tsx";
import { WhatWasReported } from "./opened.tsx";
import { actName } from "./words.ts";

export interface PainPointsScreenProps {
  readonly snapshot: DeskSnapshot<PainItem, OpenedPain, PainAct>;
  readonly send: (event: DeskEvent<PainAct>) => void;
  readonly figures: FiguresSnapshot<PainStatistics>;
  readonly onRange: (range: Range) => void;
  readonly onFiguresAgain: () => void;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly language: Language;
}

/** Any moment of the office's 堵点 and 办不成事, drawn from plain data. */
export function PainPointsScreen(props: PainPointsScreenProps) {
  const { snapshot, send, figures, onRange, onFiguresAgain, now, language } = props;
  const t = useMemo(() => translator(painDeskMessages, language), [language]);
  const manner = { language, t };
  const saidBy = (act: PainAct, { units }: OpenedPain): string[] => {
    const unit = act.kind === "assign" && units.find(({ id }) => id === act.unit)?.name[language];
    return [
      ...act.numbers,
      ...(unit ? [unit] : []),
      ...("words" in act && act.words !== "" ? [act.words] : []),
    ];
  };
  return (
    <DeskFrame
      snapshot={snapshot}
      send={send}
      t={t}
      actName={(kind) => actName(kind, t)}
      errorWords={(code) => (code === "desk.unknown" ? t("errorUnknown") : null)}
      said={saidBy}
      list={(items) => (
        <div class="sheets">
          <PainList
            items={items}
            by={snapshot.context.by}
            onBy={(each) => send({ type: "setBy", by: each })}
            onOpen={(number) => send({ type: "open", number })}
            {...manner}
          />
          {figures.value === "failed" ? (
            <DidNotCome t={t} onAgain={onFiguresAgain} />
          ) : (
            <PainFiguresOf
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
          <WhatWasReported opened={opened} {...manner} />
          <PainActs opened={opened} onPropose={(each) => send({ type: "propose", act: each })} {...manner} />
        </div>
      )}
    />
  );
}
