import { describe, expect, it } from "vitest";
import { idCardReaderSelfTests } from "../../../device-drivers/id-card-reader/self-tests.ts";
import { createIdCardReaderSession } from "../../../device-drivers/id-card-reader/session.ts";
import { SimulatedIdCardReader } from "../../../device-drivers/id-card-reader/simulated.ts";
import { personas } from "../../../device-drivers/simulator/personas.ts";
import { SimulatedClock } from "../../support/simulated-clock.ts";
import { MemoryLine } from "./memory-line.ts";

const never = new AbortController().signal;

function powerUp() {
  const clock = new SimulatedClock();
  const line = new MemoryLine();
  const reader = new SimulatedIdCardReader(clock);
  reader.attach(line.device);
  const session = createIdCardReaderSession(line.host, clock);
  const run = async (name: string, signal = never) => {
    const test = idCardReaderSelfTests.find((candidate) => candidate.name === name);
    if (!test) throw new Error(`no self-test ${name}`);
    const ended = test.run(session, signal).then(
      (findings) => Object.fromEntries(findings.map((finding) => [finding.name, finding.value])),
      (cause: Error & { code?: string }) => cause.code ?? cause.message,
    );
    await clock.advance(9000);
    return ended;
  };
  return { reader, run };
}

describe("a self-test of the reader", () => {
  it("gives the SAM's number and state", async () => {
    const { reader, run } = powerUp();
    expect(await run("samId")).toEqual({ samId: "05.01-20240101-0001234567-0007654321" });
    expect(await run("samStatus")).toEqual({ samState: "ready" });
    reader.setFault("samNotAuthorised");
    expect(await run("samStatus")).toBe("reader.notAuthorised");
    reader.clearFault("samNotAuthorised");
    reader.setFault("silence");
    expect(await run("samId")).toBe("device.silent");
  });

  it("reads a card as often as asked, and reports nothing of whose it is", async () => {
    for (const { document, content } of personas) {
      const { reader, run } = powerUp();
      reader.layCard(document, undefined, content);
      for (let turn = 0; turn < 2; turn++) {
        expect(await run("readTestCard")).toEqual({
          documentKind: document.kind,
          fingerprint: content?.fingerprint ? "read" : "notOnCard",
          newestAddress: content?.newestAddress ? "read" : "notOnCard",
        });
      }
    }
  });

  it("fails without a card, and with one that is lifted", async () => {
    const { reader, run } = powerUp();
    expect(await run("readTestCard")).toBe("reader.cardMoved");
    reader.layCard(personas[0]!.document);
    reader.setFault("cardLiftedDuringRead");
    expect(await run("readTestCard")).toBe("reader.cardMoved");
  });
});
