import { useEffect } from "preact/hooks";
import { hallDay } from "../../../server/contract/hall-time.ts";
import { ratingDesk } from "../../../server/contract/ratings/desk.ts";
import { useActor } from "../../ui/use-actor.ts";
import { createDeskMachine } from "../frame/desk.machine.ts";
import { createFiguresEffects, createFiguresMachine } from "../frame/figures.machine.ts";
import { type DeskAppProps, deskSources, useDesk } from "../frame/use-desk.ts";
import { lastDays } from "../range.ts";
import { saveBlob } from "../save.ts";
import { createRatingDeskEffects, ratingDeskRules } from "./effects.ts";
import { createPrintNoticeEffects, createPrintNoticeMachine } from "./print-notice.machine.ts";
import { RatingsScreen } from "./ratings-screen.tsx";

/** 好差评: every 差评 with its clocks, and the figures of each unit. */
export function RatingsApp({ server, now, language }: DeskAppProps) {
  const { desk, figures, paper } = useDesk(ratingDesk, server, (connection) => ({
    desk: createDeskMachine(createRatingDeskEffects(connection, deskSources), ratingDeskRules),
    paper: createPrintNoticeMachine(createPrintNoticeEffects(connection, deskSources)),
    figures: createFiguresMachine(
      createFiguresEffects(
        connection,
        deskSources,
        async (range, signal) =>
          (await connection.request("XiaohuRatingDesk.Figures", range, { signal })).figures,
      ),
      lastDays(hallDay(server.clock.now()), 30),
    ),
  }));
  const snapshot = useActor(desk, (each) => each);
  const { file } = snapshot.context;
  // A notice is handed out as the file that was sealed: printed elsewhere it is the same.
  useEffect(() => {
    if (!file?.data) return;
    const bytes = Uint8Array.from(atob(file.data), (sign) => sign.charCodeAt(0));
    saveBlob(`${file.id}.pdf`, new Blob([bytes], { type: "application/pdf" }));
    desk.send({ type: "closeFile" });
  }, [file, desk]);
  return (
    <RatingsScreen
      snapshot={snapshot}
      send={desk.send}
      paper={useActor(paper, (each) => each)}
      onPrint={(number) => paper.send({ type: "print", number })}
      figures={useActor(figures, (each) => each)}
      onRange={(range) => figures.send({ type: "range", range })}
      onFiguresAgain={() => figures.send({ type: "tryAgain" })}
      now={now}
      language={language}
    />
  );
}
