import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { readConfig } from "../../../server/config/config.ts";
import { createDoor } from "../../../server/door/door.ts";
import { Tokens } from "../../../server/door/tokens.ts";
import { demoHall } from "../../../server/hall/demo-hall.ts";
import { openHall } from "../../../server/hall/hall.ts";
import { openFollow } from "../../../server/opening/open-follow.ts";
import { openSms } from "../../../server/opening/open-sms.ts";
import { createPhoneHash } from "../../../server/opening/person-hash.ts";
import { emptyPagesIn } from "../../support/empty-pages.ts";
import { silentLog } from "../../support/silent-log.ts";
import { SimulatedClock } from "../../support/simulated-clock.ts";
import { ratingsOf } from "../hall/ratings/of-hall.ts";

const key = "take-0000-0000-0001";

/** A hall with one ticket, its door, and a configuration. */
async function open(yaml: string, demo: boolean) {
  const directory = mkdtempSync(join(tmpdir(), "xiaohu-follow-"));
  const pem = (name: string) => join(import.meta.dirname, `../door/office-${name}.pem`);
  writeFileSync(
    join(directory, "kiosk.yaml"),
    yaml.replace("PEM", `certificate: ${pem("certificate")}, key: ${pem("key")}`),
  );
  await emptyPagesIn(directory);
  const clock = new SimulatedClock();
  const log = silentLog();
  const door = createDoor({ tokens: new Tokens(), clock, log });
  const config = readConfig(join(directory, "kiosk.yaml"));
  const sms = await openSms({ config, demo, clock });
  const follow = openFollow({
    config,
    dataDirectory: directory,
    pagesDirectory: directory,
    door,
    hashPhone: createPhoneHash("k".repeat(32)),
    sms,
    clock,
    log,
  });
  const hall = openHall({
    databasePath: join(directory, "hall.sqlite"),
    clock,
    hall: demoHall,
    followAddress: (ticketId) => follow.addressOf("main", ticketId),
  });
  onTestFinished(async () => {
    await follow.close();
    await sms.close();
    await door.close();
    ratings.close();
    hall.close();
    rmSync(directory, { recursive: true });
  });
  const ratings = ratingsOf(hall, clock);
  await follow.serve([{ id: "main", hall, ratings }], null, demo);
  const url = `http://127.0.0.1:${await door.listen(0)}`;
  await follow.open(url);
  const { ticket } = await hall.execute("Queue.Take", {
    serviceId: "business",
    terminalId: "HL-01",
    idempotencyKey: key,
  });
  return { url, address: ticket.follow, entry: follow.entryOf("main").address(), directory };
}

const codeOf = (answer: Promise<unknown>) =>
  answer.then(
    () => "no error",
    (cause: { code?: string }) => cause.code,
  );

const entrance = `public: { baseUrl: "https://hall.example", names: [hall.example], address: 127.0.0.1, port: 0, PEM }`;

describe("where a ticket is followed", () => {
  it("is this machine in the demo, and its page opens there, as does the one where a number is taken", async () => {
    const { url, address, entry } = await open("{}", true);
    expect(address).toMatch(new RegExp(`^${url}/t/\\w{16}$`));
    expect(entry).toMatch(new RegExp(`^${url}/n/\\w{16}$`));
    for (const page of [address, entry]) expect((await fetch(page ?? "")).status).toBe(200);
    // Who sits at the machine itself needs no camera for its screen.
    expect((await fetch(`${url}/n`)).url).toBe(entry);
  });

  it("is nowhere on real devices, until it is configured", async () => {
    const { url, address, entry } = await open("{}", false);
    expect([address, entry]).toEqual([null, null]);
    for (const path of ["/t/0123456789ABCDEF", "/n/0123456789ABCDEF", "/n"])
      expect((await fetch(`${url}${path}`, { redirect: "manual" })).status).toBe(404);
  });

  it("is the public address that the configuration names, also in the demo", async () => {
    for (const demo of [false, true]) {
      const { address, entry } = await open(entrance, demo);
      expect(address).toMatch(/^https:\/\/hall\.example\/t\/\w{16}$/);
      expect(entry).toMatch(/^https:\/\/hall\.example\/n\/\w{16}$/);
    }
  });

  it("keeps its keys in files of their own", async () => {
    const { directory } = await open("{}", true);
    expect(readFileSync(join(directory, "entry-key"), "utf8")).toMatch(/^[0-9a-f]{64}\n$/);
    expect(readFileSync(join(directory, "follow-key"), "utf8")).toMatch(/^[0-9a-f]{64}\n$/);
    expect(readFileSync(join(directory, "telephone-key"), "utf8")).toMatch(/^[0-9a-f]{64}\n$/);
  });

  it.each([
    [
      "a secret that is not there",
      `${entrance}\nsms: { url: "https://sms.example", secret: { environment: NONE_SUCH } }`,
    ],
    [
      "a gateway in the network without TLS",
      `${entrance}\nsms: { url: "http://sms.example", secret: { file: x } }`,
    ],
    ["a public address without TLS", entrance.replace("https://", "http://")],
    ["a public address with a path", entrance.replace('hall.example"', 'hall.example/x"')],
  ])("does not start with %s", async (_what, yaml) =>
    expect(await codeOf(open(yaml, false))).toBe("config.invalid"),
  );
});
