import { ContractError } from "../contract/errors.ts";
import { hallLevels, levelsTablePath } from "../contract/levels.ts";
import { tableQuery } from "../contract/manager.ts";
import type { Door } from "../door/door.ts";
import { defineService, type Service } from "../door/service.ts";
import { levelsTable } from "./sites/levels-table.ts";
import type { Levels } from "./sites/watch-levels.ts";

/** The manager's service of all sites together. All pages that are open share one view. */
export function levelsService(levels: Levels): Service {
  return defineService<typeof hallLevels>({
    definition: hallLevels,
    roles: ["manager"],
    open: (client) => ({
      commands: { "XiaohuLevels.Now": () => ({ view: levels.now() }) },
      close: levels.subscribe((view) => client.send("XiaohuLevels.ViewChangedEvent", { view })),
    }),
  });
}

/** `GET /hall/v1/levels.csv`: the same as a table. */
export function serveLevelsTable(door: Door, levels: Levels): void {
  door.app.get(levelsTablePath, (request, reply) =>
    door.forStaff(request, "XiaohuLevels.SaveTable", undefined, () => {
      const query = tableQuery.safeParse(request.query);
      if (!query.success)
        throw new ContractError("message.invalidPayload", "expected ?language=zh-CN, zh-TW or en");
      const view = levels.now();
      reply
        .type("text/csv; charset=utf-8")
        .header("cache-control", "no-store")
        .header("content-disposition", `attachment; filename="levels-${view.day}.csv"`);
      return levelsTable(view, query.data.language ?? "zh-CN");
    }),
  );
}
