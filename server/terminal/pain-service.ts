import { painTerminal } from "../contract/pain-points/service.ts";
import { defineService, type Service } from "../door/service.ts";
import type { PainClient } from "./pain-client.ts";

/** 堵点 and 办不成事 for the citizen's page: everything is handed on to the hall with the terminal's name, and nothing of it is kept or logged here. */
export const painTerminalService = (terminalId: string, hall: PainClient): Service =>
  defineService<typeof painTerminal>({
    definition: painTerminal,
    roles: ["terminal"],
    atOnce: [
      "XiaohuPainPoints.Offer",
      "XiaohuPainPoints.Report",
      "XiaohuPainPoints.Follow",
      "XiaohuPainPoints.Settle",
    ],
    open: () => ({
      commands: {
        "XiaohuPainPoints.Offer": () => hall.execute("PainPoint.Offer", { terminalId }),
        "XiaohuPainPoints.Report": (said) => hall.execute("PainPoint.Report", { ...said, terminalId }),
        "XiaohuPainPoints.Follow": (wish) => hall.execute("PainPoint.Follow", { ...wish, terminalId }),
        "XiaohuPainPoints.Settle": (wish) => hall.execute("PainPoint.Settle", { ...wish, terminalId }),
      },
      close: () => undefined,
    }),
  });
