import { expect, it } from "vitest";
import type { FindEvent } from "../../../kiosk/citizen/machines/find-matter.machine.ts";
import type { HandleEvent } from "../../../kiosk/citizen/machines/handle-matter/context.ts";
import type { Matter } from "../../../server/contract/catalogue/matter.ts";
import { withReaderFault } from "../../support/citizen-paths.ts";
import { demoCatalogue } from "../../support/demo-catalogue.ts";
import { sampleTyped } from "../../support/identify-paths.ts";
import { settle } from "../../support/simulated-clock.ts";
import { TerminalOnBench } from "./terminal-bench.ts";

const { matters, organs: _, packages: __, licences: ___, media: ____, ...head } = demoCatalogue;
const isHandled = ({ modes, holders }: Matter) => modes.includes("handle") && holders.includes("resident");

/** At a terminal whose reader is broken, before the question who somebody is. */
async function handle(matter: Matter): Promise<TerminalOnBench> {
  const bench = new TerminalOnBench();
  await bench.rest();
  bench.reader.tell(withReaderFault("reader.selfTestFailed").reader);
  const find = (event: FindEvent) => bench.send({ type: "finding", event });
  bench.send("start");
  find({ type: "open" });
  bench.catalogue.pending("XiaohuCatalogue.Head").resolve({ head, counts: {} });
  await settle();
  find({ type: "list", narrowing: {} });
  find({ type: "choose", id: matter.id, kind: "matter" });
  bench.catalogue.pending("XiaohuCatalogue.GetMatter").resolve({ matter });
  await settle();
  find({ type: "handle" });
  await settle();
  expect(bench.session.handling?.state).toBe("handleWho");
  return bench;
}
const say = (bench: TerminalOnBench, ...events: HandleEvent[]) => {
  for (const event of events) bench.send({ type: "handling", event });
};

it("hands a case to the hall in the name that was typed, where the reader is broken, and asks for no card back", async () => {
  const matter = matters.find((each) => isHandled(each) && each.subject === "person");
  const bench = await handle(matter ?? expect.fail("nothing is handled for a person"));
  say(bench, { type: "otherDocument" }, { type: "typeNumber" });
  expect(bench.session.handling?.reading).toMatchObject({
    state: "documentTyped",
    typed: { state: "typedKind" },
  });
  say(
    bench,
    { type: "chooseKind", kind: "resident" },
    { type: "typeDocument", text: "350206199001010018" },
    { type: "takeTyped" },
  );
  expect(bench.session.handling?.reading?.typed?.wrong).toBe("wrongCheck");
  expect(bench.matters.requests.map(({ name }) => name)).not.toContain("XiaohuMatters.Begin");
  say(
    bench,
    { type: "typeDocument", text: sampleTyped.number },
    { type: "takeTyped" },
    { type: "typeDocument", text: sampleTyped.name },
    { type: "takeTyped" },
  );
  await settle();
  expect(bench.matters.pending("XiaohuMatters.Begin").payload).toMatchObject({ identity: sampleTyped });
  expect([bench.session.handling?.state, bench.session.cardLaid]).toEqual(["handleBeginning", false]);
});

it("types nobody's document for an enterprise", async () => {
  const matter = matters.find((each) => isHandled(each) && each.subject === "enterprise");
  const bench = await handle(matter ?? expect.fail("nothing is handled for an enterprise"));
  say(bench, { type: "otherDocument" }, { type: "typeNumber" });
  expect(bench.session.handling?.reading).toMatchObject({ state: "documentChoice", types: false });
});
