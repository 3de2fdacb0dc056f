import { ContractError } from "../contract/errors.ts";
import { terminalJourneys } from "../contract/journeys.ts";
import type { Log } from "../door/log.ts";
import { defineService, type Service } from "../door/service.ts";
import type { HallClient } from "./hall-client.ts";

export interface JourneysServiceOptions {
  readonly terminalId: string;
  readonly hall: Pick<HallClient, "recordJourneys">;
  readonly log: Log;
}

/** Hands on to the hall how sessions at this terminal went. A hall that is away costs some counts, and no citizen anything. */
export function journeysService({ terminalId, hall, log }: JourneysServiceOptions): Service {
  return defineService<typeof terminalJourneys>({
    definition: terminalJourneys,
    roles: ["terminal"],
    open: () => ({
      commands: {
        "XiaohuQueue.RecordSteps": async ({ steps, matters }) => {
          try {
            await hall.recordJourneys({ terminalId, steps, matters });
          } catch (cause) {
            if (!(cause instanceof ContractError)) throw cause;
            log.warn({ code: cause.code, steps: steps.length }, "steps of a session are not counted");
          }
          return {};
        },
      },
      close: () => undefined,
    }),
  });
}
