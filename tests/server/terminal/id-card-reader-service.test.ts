import { expect, it } from "vitest";
import { createDevice } from "../../../device-drivers/device/device.ts";
import type { IdCardReaderSession } from "../../../device-drivers/id-card-reader/session.ts";
import { personas } from "../../../device-drivers/simulator/personas.ts";
import { createMemoryLine } from "../../../device-drivers/transport/memory.ts";
import type { ServiceClient } from "../../../server/door/service.ts";
import { createPersonHash } from "../../../server/opening/person-hash.ts";
import { idCardReaderService } from "../../../server/terminal/id-card-reader-service.ts";
import { SimulatedClock } from "../../support/simulated-clock.ts";

it("asks the reader for the card before it tells anybody that one lies there", async () => {
  const order: string[] = [];
  const document = personas[0]?.document;
  const session = {
    identify: async () => ({ protocol: "GA/T 467 SAM_V" }),
    checkHealth: async () => undefined,
    findAndSelect: async () => "card",
    readCard: async () => {
      order.push("30 01");
      return { document };
    },
  } as unknown as IdCardReaderSession;
  const clock = new SimulatedClock();
  const line = createMemoryLine("id-card-reader");
  line.plug();
  const device = createDevice({ name: "id-card-reader", source: line.source, session: () => session, clock });
  const { open } = idCardReaderService(device, clock, null, createPersonHash("0".repeat(32)));
  device.start();
  await clock.advance(1_000);

  const told = (name: string, payload: unknown) => {
    const media = (payload as { cardReader?: { media: string } } | null)?.cardReader?.media;
    if (name.endsWith("InsertedEvent") || media === "present") order.push(name);
  };
  const commands = open({ send: told } as unknown as ServiceClient<never>).commands as unknown as Record<
    string,
    (payload: object, context: object) => Promise<unknown>
  >;
  const read = commands["XiaohuIdentity.ReadIdentity"]?.({}, { event: told, signal: undefined });
  await clock.advance(1_000);
  expect(await read).toMatchObject({ identity: document });
  expect(order.slice(0, 3)).toEqual(["30 01", "Common.StatusChangedEvent", "CardReader.MediaInsertedEvent"]);
  await device.stop();
});
