import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemClock } from "../../../device-drivers/clock.ts";
import { DeviceError } from "../../../device-drivers/device/errors.ts";
import { loadPseudoTerminals, plugPty } from "../../../device-drivers/simulator/pty-line.ts";
import { createStandardBench, type StandardBench } from "../../../device-drivers/simulator/standard-bench.ts";
import { portLister } from "../../../device-drivers/transport/ports.ts";
import { examine, formatFindings, nodeVersion } from "../../../server/doctor/doctor.ts";
import { hashPassword } from "../../../server/door/password-hash.ts";
import { quickClock } from "../../support/quick-clock.ts";

let directory: string;
let standard: StandardBench;
const portOf = (name: string) => standard.bench.state().find(({ device }) => device === name)?.address ?? "";

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "xiaohu-doctor-"));
  await mkdir(join(directory, "pages/citizen"), { recursive: true });
  await writeFile(join(directory, "pages/citizen/index.html"), "");
  standard = createStandardBench({ directory: join(directory, "ports"), clock: systemClock, paper: 80 });
  await standard.bench.start();
});
afterAll(async () => {
  await standard.bench.stop();
  await rm(directory, { recursive: true });
});

async function examined(config: string, more: Partial<Parameters<typeof examine>[0]> = {}) {
  const configPath = join(directory, "kiosk.yaml");
  await writeFile(configPath, config);
  const findings = await examine({
    configPath,
    dataDirectory: join(directory, "data"),
    port: 0,
    pagesDirectory: join(directory, "pages"),
    clock: systemClock,
    ...more,
  });
  return Object.fromEntries(findings.map((finding) => [finding.check, finding]));
}
const devices = (reader: string, printer: string) =>
  `devices:\n  idCardReader: { port: ${reader} }\n  receiptPrinter: { port: ${printer} }\n`;

describe("the doctor", () => {
  it("finds a terminal well whose devices answer on real ports, and says what they are", async () => {
    const findings = await examined(devices(portOf("id-card-reader"), portOf("receipt-printer")));
    expect(Object.values(findings).filter(({ verdict }) => verdict === "bad")).toEqual([]);
    expect(findings["id-card-reader"]?.found).toContain("GA/T 467 SAM_V");
    expect(findings["receipt-printer"]?.found).toContain("ESC/POS");
    expect(findings.dataDirectory?.verdict).toBe("good");
  });

  it("finds a cabinet's sensors on their port", async () => {
    const named = `  sensors: { port: ${portOf("sensors")}, inputs: { tamperSensor: 2 } }\n`;
    const findings = await examined(
      `${devices(portOf("id-card-reader"), portOf("receipt-printer"))}${named}`,
    );
    expect(findings.sensors).toMatchObject({
      verdict: "good",
      found: expect.stringContaining("Modbus RTU"),
    });
  });

  it("says which device is not there, and which is another", async () => {
    const findings = await examined(devices(join(directory, "nothing"), portOf("id-card-reader")), {
      clock: quickClock(8),
    });
    expect(findings["id-card-reader"]).toMatchObject({
      verdict: "bad",
      advice: expect.stringContaining("cable"),
    });
    expect(findings["receipt-printer"]?.verdict).toBe("bad");
  }, 20_000);

  it("names what is wrong in the configuration, and looks at everything else all the same", async () => {
    const findings = await examined("terminl: {}");
    expect(findings.configuration).toMatchObject({
      verdict: "bad",
      found: expect.stringContaining("terminl"),
    });
    expect(findings.diskSpace).toBeDefined();
    expect(findings["id-card-reader"]).toBeUndefined();
  });

  it("says whether anybody can open the service page", async () => {
    expect((await examined("devices: {}")).technicians).toMatchObject({
      verdict: "doubtful",
      advice: expect.stringContaining("npm run password"),
    });
    const named = `devices: {}\ntechnicians: [{ id: xu, name: 小许, password: "${await hashPassword("long enough")}" }]`;
    expect((await examined(named)).technicians).toMatchObject({ verdict: "good", found: "小许" });
  });

  it("looks at who is outside, where somebody is configured", async () => {
    const findings = await examined(
      'devices: {}\npost: { url: "https://post.example", secret: { environment: XIAOHU_NONE_SUCH } }',
    );
    expect(findings.post).toMatchObject({
      verdict: "bad",
      found: expect.stringContaining("XIAOHU_NONE_SUCH"),
    });
    expect(findings.platform).toBeUndefined();
  });

  it("says whether the hall's file can be read, and what in it is not a real hall's yet", async () => {
    const hallWith = async (content: string | undefined, now = Date.parse("2026-06-01T09:00:00+08:00")) => {
      const file = join(directory, "hall.yaml");
      await (content === undefined ? rm(file, { force: true }) : writeFile(file, content));
      const { hall } = await examined("hall: { file: hall.yaml }\ndevices: {}", {
        clock: { ...systemClock, now: () => now },
      });
      return hall;
    };
    expect((await examined("devices: {}")).hall).toMatchObject({
      verdict: "doubtful",
      found: "the demo hall",
    });
    expect(await hallWith(undefined)).toMatchObject({
      verdict: "bad",
      found: expect.stringContaining("hall.yaml"),
      advice: expect.stringContaining("relative"),
    });
    expect(await hallWith("calendar: {}")).toMatchObject({
      verdict: "bad",
      found: expect.stringContaining("calendar.workingDay"),
    });
    expect(await hallWith("name: { zh-CN: 厅, zh-TW: 廳, en: Hall }")).toMatchObject({
      verdict: "doubtful",
      found: expect.stringMatching(
        /services, floor, appointments, assistance, classes, profiles, windows, clerks of the demo hall; numbers day and night$/,
      ),
    });
    const example = await readFile(join(import.meta.dirname, "../../../docs/hall.example.yaml"), "utf8");
    expect(await hallWith(example)).toMatchObject({ verdict: "good" });
    expect(
      await hallWith(example.replaceAll("[social-insurance, marriage]", "[social-insurance]")),
    ).toMatchObject({
      verdict: "doubtful",
      found: expect.stringContaining("no window for marriage, so no numbers"),
    });
    expect(await hallWith(example, Date.parse("2026-12-10T09:00:00+08:00"))).toMatchObject({
      verdict: "doubtful",
      found: expect.stringContaining("of 2027 are not known"),
    });
  });

  it("says of a district at which site something is lacking, and knows the terminal's own", async () => {
    const example = await readFile(join(import.meta.dirname, "../../../docs/district.example.yaml"), "utf8");
    const districtWith = async (content: string, site: string) => {
      await writeFile(join(directory, "district.yaml"), content);
      const { hall } = await examined(
        `district: { file: district.yaml }\nterminal: { site: ${site} }\ndevices: {}`,
        { clock: { ...systemClock, now: () => Date.parse("2026-06-01T09:00:00+08:00") } },
      );
      return hall;
    };
    expect(await districtWith(example, "street")).toMatchObject({ verdict: "good" });
    expect(await districtWith(example, "nowhere")).toMatchObject({
      verdict: "bad",
      found: expect.stringContaining("no site nowhere"),
      advice: expect.stringContaining("district, street, community"),
    });
    expect(
      await districtWith(
        example.replace("serviceIds: [social-insurance, marriage] }]", "serviceIds: [marriage] }]"),
        "street",
      ),
    ).toMatchObject({
      verdict: "doubtful",
      found: expect.stringContaining("site street: no window for social-insurance"),
      advice: expect.stringContaining("at site street: name social-insurance"),
    });
    expect(
      (
        await examined(
          'terminal: { hall: { url: "https://hall.example", token: { file: none } } }\ndevices: {}',
        )
      ).hall,
    ).toMatchObject({ verdict: "good", found: "on another machine" });
  });

  it("sees a port that is taken, pages that are not built, and a folder that cannot be written", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as { port: number };
    await writeFile(join(directory, "file"), "");
    const findings = await examined("devices: {}", {
      port,
      pagesDirectory: join(directory, "none"),
      dataDirectory: join(directory, "file/inside"),
    });
    server.close();
    expect(findings.port).toMatchObject({
      verdict: "doubtful",
      found: expect.stringContaining("EADDRINUSE"),
    });
    expect(findings.pages).toMatchObject({ verdict: "bad", advice: "run npm run build" });
    expect(findings.dataDirectory?.verdict).toBe("bad");
    expect(findings.devices?.verdict).toBe("doubtful");
  });

  it("says the hall's time, by which the clock on the wall can be held against it, in whatever zone the machine is", async () => {
    const clock = { ...systemClock, now: () => Date.UTC(2026, 10, 23, 1, 5) };
    expect((await examined("devices: {}", { clock })).clock).toMatchObject({
      verdict: "good",
      found: "2026-11-23 09:05 in the hall (UTC+8)",
    });
  });

  it("doubts a clock of long ago and an old Node", async () => {
    const past = { ...systemClock, now: () => 0 };
    expect((await examined("devices: {}", { clock: past })).clock?.verdict).toBe("bad");
    expect(nodeVersion("18.20.0").verdict).toBe("bad");
    expect(nodeVersion("20.18.9").verdict).toBe("bad");
    expect(nodeVersion("20.19.0").verdict).toBe("good");
    expect(nodeVersion("24.1.0").verdict).toBe("good");
  });

  it("finds devices that nobody has named, and says of every other port what was heard there", async () => {
    const terminals = loadPseudoTerminals();
    if (terminals.kind === "unavailable") throw terminals.cause;
    const silentPath = join(directory, "ports/silent");
    const silent = await plugPty(terminals.module, silentPath, systemClock);
    const among = [portOf("id-card-reader"), portOf("receipt-printer"), silentPath];
    const listPorts = async () => ({
      ports: (await portLister(among)()).ports.filter(({ path }) => among.includes(path)),
      unseen: [],
    });
    const findings = await examined("{}", { listPorts });
    expect(findings["id-card-reader"]).toMatchObject({
      verdict: "good",
      found: expect.stringContaining(portOf("id-card-reader")),
    });
    expect(findings["receipt-printer"]?.verdict).toBe("good");
    expect(findings.voice).toBeUndefined();
    expect(findings[`port ${silentPath}`]).toMatchObject({
      verdict: "doubtful",
      found: "nothing answers",
    });
    await silent.pull();
  }, 20_000);

  it("finds nothing wrong with a printer that answers nothing, where the configuration says so", async () => {
    const terminals = loadPseudoTerminals();
    if (terminals.kind === "unavailable") throw terminals.cause;
    const path = join(directory, "ports/mute");
    const mute = await plugPty(terminals.module, path, systemClock);
    const findings = await examined(
      `devices:\n  idCardReader: { port: ${portOf("id-card-reader")} }\n  receiptPrinter: { port: ${path}, answers: nothing }\n`,
    );
    expect(findings["receipt-printer"]).toMatchObject({
      verdict: "good",
      found: expect.stringContaining(path),
    });
    await mute.pull();
  });

  it("says why ports cannot be looked at for what nobody has named", async () => {
    const cause = new DeviceError("line.busy", "serial ports cannot be listed: no");
    const listPorts = async () => ({ ports: [], unseen: [{ kind: "serial" as const, cause }] });
    const named = devices(portOf("id-card-reader"), portOf("receipt-printer"));
    const { ports } = await examined(`${named}  discover: {}\n`, { listPorts });
    expect(ports).toMatchObject({
      verdict: "bad",
      found: expect.stringContaining("serial ports cannot be listed"),
    });
  });

  it("tells a person what to do beneath what it found", () => {
    const finding = { check: "pages", verdict: "bad", found: "none", advice: "run npm run build" } as const;
    expect(formatFindings([finding])).toBe("✗ pages: none\n    → run npm run build");
  });
});
