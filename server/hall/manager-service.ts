import type { Clock } from "../../device-drivers/clock.ts";
import type { HelpFigures } from "../contract/help/figures.ts";
import { hallManager, type ManagerView } from "../contract/manager.ts";
import { defineService, type Service } from "../door/service.ts";
import { analyse } from "./analysis/analyse.ts";
import { named } from "./analysis/named.ts";
import type { CatalogueSource } from "./catalogue/catalogue-source.ts";
import type { Hall } from "./hall.ts";

/** Milliseconds between two views that are sent by themselves: a person reads no faster, and a busy hall changes all the time. */
export const viewInterval = 1000;

/** What an analysis is made of beside the hall's own figures. */
export interface AnalysisSources {
  readonly catalogue: Pick<CatalogueSource, "current">;
  /** What calls for help came to; both days belong to it. */
  help(from: string, to: string): HelpFigures;
}

/** The hall manager's service. All pages that are open share one view: making it takes a few milliseconds of a busy day. */
export function managerService(
  hall: Hall,
  { catalogue, help }: AnalysisSources,
  clock: Clock,
  path: string = hallManager.path,
  site?: string,
): Service {
  const listeners = new Set<(view: ManagerView) => void>();
  let sentAt = Number.NEGATIVE_INFINITY;
  let timer: unknown;
  const tell = () => {
    timer = undefined;
    if (listeners.size === 0) return;
    sentAt = clock.now();
    const view = hall.statistics.now();
    for (const listener of [...listeners]) listener(view);
  };
  hall.subscribe(() => {
    if (listeners.size === 0 || timer !== undefined) return;
    const wait = Math.max(0, Math.min(viewInterval, sentAt + viewInterval - clock.now()));
    // Even at once it is a timer: the commands that share a commit are one change.
    timer = clock.setTimeout(tell, wait);
  });

  return defineService<typeof hallManager>({
    definition: { ...hallManager, path } as typeof hallManager,
    roles: ["manager"],
    ...(site === undefined ? {} : { site }),
    open(client) {
      const listener = (view: ManagerView) => client.send("XiaohuManager.ViewChangedEvent", { view });
      listeners.add(listener);
      return {
        commands: {
          "XiaohuManager.Now": () => ({ view: hall.statistics.now() }),
          "XiaohuManager.Period": ({ from, to }) => ({ period: hall.statistics.period(from, to) }),
          "XiaohuManager.Analysis": ({ from, to }) => ({
            analysis: {
              from,
              to,
              help: help(from, to),
              ...named(catalogue.current().catalogue, analyse(hall.statistics.matterSteps(from, to))),
            },
          }),
        },
        close: () => void listeners.delete(listener),
      };
    },
  });
}
