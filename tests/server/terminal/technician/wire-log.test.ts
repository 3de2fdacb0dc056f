import { expect, it } from "vitest";
import { keptMessages, WireLog } from "../../../../server/terminal/technician/wire-log.ts";

const message = (at: number) => ({ at, direction: "toHost", name: "x", hex: "" }) as const;

it("keeps the newest of each device, in the order in which they were seen, however talkative another is", () => {
  const log = new WireLog();
  log.add("id-card-reader", message(0));
  for (let at = 1; at <= keptMessages + 10; at++) log.add("status-light", message(at));
  log.add("id-card-reader", message(999));
  const kept = log.messages();
  expect(kept[0]).toMatchObject({ seq: 1, device: "id-card-reader" });
  expect(kept.at(-1)).toMatchObject({ device: "id-card-reader", at: 999 });
  expect(kept).toHaveLength(keptMessages + 2);
  expect(kept.map(({ seq }) => seq)).toEqual(kept.map(({ seq }) => seq).sort((one, other) => one - other));
});
