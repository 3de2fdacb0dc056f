import { fromCallback, fromPromise } from "xstate";
import type { Accompaniment, CitizenAnswer } from "../../server/contract/accompany/accompaniment.ts";
import type { ShownStanding } from "../../server/contract/help/terminal.ts";
import type { ConnectOptions } from "../connection/service-connection.ts";
import type { Shared, ShareSources } from "./accompany/share.ts";
import type { HelpConnection } from "./help-effects.ts";
import type { SessionLook } from "./machines/accompany.machine.ts";
import type { SessionEffects } from "./session-effects.ts";

/** What who is accompanied hears while it lasts. */
export type AccompanyTold =
  | { type: "standing"; accompaniment: Accompaniment | null; reachable: boolean }
  | Shared;

type Share = Pick<typeof import("./accompany/share.ts"), "openAnswers" | "share">;

export interface AccompanySources extends Omit<ConnectOptions, "renewToken"> {
  /** What describes the screen comes when somebody is asked, and not before. */
  readonly load: () => Promise<Share>;
}

/** What accompanying does to the outside: it hears the hall's standing, answers, and shows the steps. */
export function createAccompanyEffects(
  help: HelpConnection,
  { load, ...options }: AccompanySources,
  { now, newKey, report, printTicket }: Pick<SessionEffects, "now" | "newKey" | "report" | "printTicket">,
) {
  let answers: ReturnType<Share["openAnswers"]> | undefined;
  const say = async (id: string, answer: CitizenAnswer) => {
    const share = await load();
    answers ??= share.openAnswers(options);
    await answers(id, answer);
  };
  /** What is over here: as long as the hall believes that it goes on, it is told again. */
  const over = new Set<string>();
  const end = (id: string) => {
    over.add(id);
    say(id, { answer: "stop" }).catch(report);
  };
  help.on("XiaohuHelp.StandingChangedEvent", ({ standing: { reachable, accompaniment } }) => {
    if (!accompaniment) over.clear();
    else if (reachable && over.has(accompaniment.id)) end(accompaniment.id);
  });
  return {
    now,
    newKey,
    report,
    printTicket,

    /** Hears whether it goes on, and says that it is over when it is here: to who asked in vain, that is a no. */
    watchAccompany: fromCallback<{ type: "none" }, { id: string }, AccompanyTold>(
      ({ sendBack, input: { id } }) => {
        const tell = ({ accompaniment, reachable }: ShownStanding) =>
          sendBack({ type: "standing", accompaniment, reachable });
        const undo = [
          help.on("XiaohuHelp.StandingChangedEvent", ({ standing }) => tell(standing)),
          help.onState((state) => {
            if (state === "open")
              help.request("XiaohuHelp.Standing", {}).then(({ standing }) => tell(standing), report);
            else sendBack({ type: "unheard" });
          }),
        ];
        return () => {
          for (const step of undo) step();
          end(id);
        };
      },
    ),

    answerAccompany: fromPromise<void, { id: string; answer: CitizenAnswer }>(({ input }) =>
      say(input.id, input.answer),
    ),

    /** Shows the steps of the session as they go, and hears what is wanted at them. */
    shareSteps: fromCallback<{ type: "reachable" }, { id: string; look: SessionLook }, AccompanyTold>(
      ({ sendBack, receive, input }) => {
        let stop = () => {};
        let isOver = false;
        let again = () => {};
        const sources: ShareSources = { ...input, ...options, report, tell: sendBack };
        receive(() => again());
        load().then(({ share }) => {
          if (isOver) return;
          const shared = share(sources);
          stop = shared.stop;
          again = shared.again;
        }, report);
        return () => {
          isOver = true;
          stop();
        };
      },
    ),
  };
}

export type AccompanyEffects = ReturnType<typeof createAccompanyEffects>;
