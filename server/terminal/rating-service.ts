import { ratingTerminal } from "../contract/ratings/service.ts";
import { defineService, type Service } from "../door/service.ts";
import type { RatingClient } from "./rating-client.ts";

/** 好差评 for the citizen's page: everything is handed on to the hall with the terminal's name, and nothing of it is kept or logged here. */
export const ratingTerminalService = (terminalId: string, hall: RatingClient): Service =>
  defineService<typeof ratingTerminal>({
    definition: ratingTerminal,
    roles: ["terminal"],
    atOnce: ["XiaohuRatings.Begin", "XiaohuRatings.Rate"],
    open: () => ({
      commands: {
        "XiaohuRatings.Begin": () => hall.execute("Rating.Begin", { terminalId }),
        "XiaohuRatings.Rate": (said) => hall.execute("Rating.Rate", { ...said, terminalId }),
      },
      close: () => undefined,
    }),
  });
