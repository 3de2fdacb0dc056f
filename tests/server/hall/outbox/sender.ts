import { writeSync } from "node:fs";
import { type Clock, systemClock } from "../../../../device-drivers/clock.ts";
import { httpPlatform } from "../../../../server/connectors/platform/http-platform.ts";
import { createOutbox } from "../../../../server/hall/outbox/outbox.ts";
import { platformKinds } from "../../../../server/hall/outbox/platform-kinds.ts";
import { openOutboxStore } from "../../../../server/hall/outbox/store.ts";
import { StorageError } from "../../../../server/storage/database.ts";
import { fileOf, sampleApplication } from "../../connectors/platform/sample-application.ts";

/**
 * A process that sends applications, for tests of several on one outbox: `sender.ts <database> <url> <secret> <applications>`. It writes
 * `told key end` for whatever it is told. It says `ready`, begins when its stdin ends, and lives until it is killed. Its clock is forty times
 * as quick as ours, so that a lease ends while somebody waits for it.
 */
const [, , databasePath = "", url = "", secret = "", applications = "0"] = process.argv;
const haste = 40;
const began = Date.UTC(2026, 0, 1);
const clock: Clock = {
  ...systemClock,
  now: () => Math.floor(began + (systemClock.now() - began) * haste),
  setTimeout: (callback, milliseconds) => systemClock.setTimeout(callback, milliseconds / haste),
};

const told = ({ key, end }: { readonly key: string; readonly end: string }) =>
  void writeSync(1, `told ${key} ${end}\n`);
const { kinds, application, withdrawal } = platformKinds(httpPlatform({ url, secret, clock }), {
  contentOf: (number) => fileOf(`lease of ${number}`),
  fileSettled: told,
  applicationSettled: told,
  supplementSettled: told,
  withdrawalSettled: told,
});
const note = () => undefined;
const outbox = createOutbox({
  store: openOutboxStore(databasePath),
  key: Buffer.alloc(32, 7),
  kinds,
  clock,
  random: Math.random,
  log: { info: note, warn: note, error: note },
});

writeSync(1, "ready\n");
process.stdin.on("end", putAllIn).resume();

/** As an owner does after every start: what is in already is left as it is. */
function putAllIn(): void {
  try {
    for (let one = 1; one <= Number(applications); one++) {
      const number = `HL-20261123-${String(one).padStart(4, "0")}`;
      outbox.add(
        ...application(sampleApplication(number, [fileOf(`lease of ${number}`)])),
        ...withdrawal({ applicationNumber: number, at: 1 }),
      );
    }
  } catch (cause) {
    if (!(cause instanceof StorageError) || cause.code !== "storage.busy") throw cause;
    systemClock.setTimeout(putAllIn, 10);
  }
}
