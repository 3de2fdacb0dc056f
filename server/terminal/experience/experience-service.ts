import type { Clock } from "../../../device-drivers/clock.ts";
import { ContractError } from "../../contract/errors.ts";
import type { ExperienceRecord } from "../../contract/experience/record.ts";
import {
  begunExperience,
  type ExperienceMessage,
  experiencePath,
  experienceTerminal,
} from "../../contract/experience/terminal.ts";
import { defineService, type Service } from "../../door/service.ts";
import { hallLine, post } from "../hall-client.ts";
import type { WayToHall } from "../way-to-hall.ts";

export interface ExperienceServiceOptions {
  readonly terminalId: string;
  /** @throws ContractError queue.hallUnreachable */
  readonly ask: (message: ExperienceMessage) => Promise<unknown>;
  readonly clock: Clock;
  readonly log: (message: string, data: Readonly<Record<string, unknown>>) => void;
}

/** Until a record that the hall could not be given is offered again, milliseconds. */
export const offerAgain = 10_000;
/** Records that wait at one terminal: a hall is not away for longer than so many sessions. */
export const mostWaiting = 20;

export const askHall = (way: Omit<WayToHall, "boardToken">): ExperienceServiceOptions["ask"] => {
  const { ofSite, ...line } = hallLine(way);
  return (message) => post(line, experiencePath, { ...message, ...ofSite });
};

/**
 * Experience sessions for the citizen's page. A record waits here, in memory, until the hall has it; what a restart of the terminal finds
 * waiting is lost.
 */
export function experienceService({ terminalId, ask, clock, log }: ExperienceServiceOptions): {
  readonly service: Service;
  close(): void;
} {
  const waiting: ExperienceRecord[] = [];
  let timer: unknown;
  let isSending = false;
  const send = async () => {
    if (isSending) return;
    isSending = true;
    clock.clearTimeout(timer);
    try {
      for (let record = waiting[0]; record; record = waiting[0]) {
        await ask({ ask: "record", terminalId, record });
        waiting.shift();
      }
    } catch (cause) {
      if (!(cause instanceof ContractError)) throw cause;
      // What the hall refuses it would refuse again.
      if (cause.code !== "queue.hallUnreachable") waiting.shift();
      log("a record of an experience session is not with the hall", {
        code: cause.code,
        waiting: waiting.length,
      });
      if (waiting.length > 0) timer = clock.setTimeout(() => void send(), offerAgain);
    } finally {
      isSending = false;
    }
  };
  return {
    service: defineService<typeof experienceTerminal>({
      definition: experienceTerminal,
      roles: ["terminal"],
      atOnce: ["XiaohuExperience.IsOpen", "XiaohuExperience.Begin", "XiaohuExperience.Record"],
      open: () => ({
        commands: {
          "XiaohuExperience.IsOpen": async () => {
            const { open } = experienceTerminal.commands["XiaohuExperience.IsOpen"].completion.parse(
              await ask({ ask: "isOpen", terminalId }),
            );
            return { open };
          },
          "XiaohuExperience.Begin": async ({ code }) =>
            begunExperience.parse(await ask({ ask: "begin", terminalId, code })),
          "XiaohuExperience.Record": ({ record }) => {
            if (!waiting.some(({ id }) => id === record.id)) waiting.push(record);
            if (waiting.length > mostWaiting) waiting.shift();
            void send();
            return {};
          },
        },
        close: () => undefined,
      }),
    }),
    close: () => clock.clearTimeout(timer),
  };
}
