import { hallDay } from "../../../server/contract/hall-time.ts";
import { painDesk } from "../../../server/contract/pain-points/desk.ts";
import { useActor } from "../../ui/use-actor.ts";
import { createDeskMachine } from "../frame/desk.machine.ts";
import { createFiguresEffects, createFiguresMachine } from "../frame/figures.machine.ts";
import { type DeskAppProps, deskSources, useDesk } from "../frame/use-desk.ts";
import { lastDays } from "../range.ts";
import { createPainDeskEffects, painDeskRules } from "./effects.ts";
import { PainPointsScreen } from "./pain-points-screen.tsx";

/** 堵点 and 办不成事: each with its clocks, those that are alike together, and the figures. */
export function PainPointsApp({ server, now, language }: DeskAppProps) {
  const { desk, figures } = useDesk(painDesk, server, (connection) => ({
    desk: createDeskMachine(createPainDeskEffects(connection, deskSources), painDeskRules),
    figures: createFiguresMachine(
      createFiguresEffects(
        connection,
        deskSources,
        async (range, signal) =>
          (await connection.request("XiaohuPainDesk.Figures", range, { signal })).figures,
      ),
      lastDays(hallDay(server.clock.now()), 30),
    ),
  }));
  return (
    <PainPointsScreen
      snapshot={useActor(desk, (each) => each)}
      send={desk.send}
      figures={useActor(figures, (each) => each)}
      onRange={(range) => figures.send({ type: "range", range })}
      onFiguresAgain={() => figures.send({ type: "tryAgain" })}
      now={now}
      language={language}
    />
  );
}
