import { expect, it } from "vitest";
import { tellMissingSite } from "../../../kiosk/manager/levels/missing-site.ts";
import { ContractError } from "../../../server/contract/errors.ts";
import { settle } from "../../support/simulated-clock.ts";

type District = Parameters<typeof tellMissingSite>[1];
type State = District["state"];

/** A district that answers with these sites, or fails so often before it does. */
function ask(site: string, ids: readonly string[], failures = 0) {
  let listen: (state: State) => void = () => undefined;
  const seen = { closed: 0, told: [] as string[][], reported: [] as unknown[] };
  let left = failures;
  const district = {
    state: "connecting",
    onState(listener: typeof listen) {
      listen = listener;
      return () => undefined;
    },
    request: () =>
      left-- > 0
        ? Promise.reject(new ContractError("message.connectionLost", "test"))
        : Promise.resolve({ view: { sites: ids.map((id) => ({ id })) } }),
    close: () => {
      seen.closed += 1;
    },
  } as unknown as District;
  tellMissingSite(site, district, {
    missing: (sites) => seen.told.push(sites.map(({ id }) => id)),
    report: (error) => seen.reported.push(error),
  });
  return {
    seen,
    async becomes(state: State) {
      listen(state);
      await settle();
    },
  };
}

it("says nothing of a hall that is there, and which there are of one that is not", async () => {
  const there = ask("street", ["district", "street"]);
  await there.becomes("open");
  expect(there.seen).toEqual({ closed: 1, told: [], reported: [] });
  const not = ask("nowhere", ["district", "street"]);
  expect(not.seen.told).toEqual([]);
  await not.becomes("open");
  expect(not.seen).toEqual({ closed: 1, told: [["district", "street"]], reported: [] });
  const alone = ask("main", ["main"]);
  await alone.becomes("open");
  expect(alone.seen.told).toEqual([["main"]]);
});

it("asks again when a line that was lost is back", async () => {
  const { seen, becomes } = ask("nowhere", ["district", "street"], 1);
  await becomes("open");
  expect(seen).toEqual({ closed: 0, told: [], reported: [] });
  await becomes("lost");
  await becomes("open");
  expect(seen.told).toHaveLength(1);
});
