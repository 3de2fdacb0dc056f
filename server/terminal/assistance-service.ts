import { assistanceTerminal } from "../contract/assistance/service.ts";
import { defineService, type Service } from "../door/service.ts";
import type { AssistanceClient } from "./assistance-client.ts";

/** 上门办 and 帮代办 for the citizen's page: everything is handed on to the hall with the terminal's name, and nothing of it is kept or logged here. */
export const assistanceTerminalService = (terminalId: string, hall: AssistanceClient): Service =>
  defineService<typeof assistanceTerminal>({
    definition: assistanceTerminal,
    roles: ["terminal"],
    atOnce: [
      "XiaohuAssistance.Ways",
      "XiaohuAssistance.Offer",
      "XiaohuAssistance.Book",
      "XiaohuAssistance.Find",
      "XiaohuAssistance.Cancel",
    ],
    open: () => ({
      commands: {
        "XiaohuAssistance.Ways": (wish) => hall.execute("Assistance.Ways", { ...wish, terminalId }),
        "XiaohuAssistance.Offer": (wish) => hall.execute("Assistance.Offer", { ...wish, terminalId }),
        "XiaohuAssistance.Book": (wish) => hall.execute("Assistance.Book", { ...wish, terminalId }),
        "XiaohuAssistance.Find": (wish) => hall.execute("Assistance.Find", { ...wish, terminalId }),
        "XiaohuAssistance.Cancel": (wish) => hall.execute("Assistance.Cancel", { ...wish, terminalId }),
      },
      close: () => undefined,
    }),
  });
