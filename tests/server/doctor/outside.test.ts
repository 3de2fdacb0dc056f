import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { readConfig } from "../../../server/config/config.ts";
import { startPlatformStandIn } from "../../../server/connectors/platform/stand-in.ts";
import { outsideFindings } from "../../../server/doctor/outside.ts";
import { SimulatedClock } from "../../support/simulated-clock.ts";

const clock = new SimulatedClock();
const directory = () => {
  const made = mkdtempSync(join(tmpdir(), "xiaohu-outside-"));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
};

/** What is found of sections, each at an address and with a secret of its own. */
async function findings(sections: Readonly<Record<string, { url: string; secret: string | null }>>) {
  const folder = directory();
  const lines = Object.entries(sections).map(([section, { url, secret }]) => {
    const file = join(folder, section);
    if (secret !== null) writeFileSync(file, secret);
    return `${section}: { url: "${url}", secret: { file: ${file} } }`;
  });
  const path = join(folder, "kiosk.yaml");
  writeFileSync(path, lines.join("\n"));
  return outsideFindings(readConfig(path), clock);
}
async function listening(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as { port: number }).port}/v1`;
}
const saying = (status: number) => listening((_request, response) => response.writeHead(status).end("{}"));

describe("the doctor, of those outside", () => {
  it("says nothing of who is not configured", async () => expect(await findings({})).toEqual([]));

  it("finds who answers to the secret, and who does not take it", async () => {
    const standIn = await startPlatformStandIn({ secret: "right", clock, pace: null });
    onTestFinished(() => standIn.close());
    const { url } = standIn;
    expect(await findings({ platform: { url, secret: "right\n" } })).toEqual([
      { check: "platform", verdict: "good", found: url, advice: "" },
    ]);
    expect(standIn.done).toEqual([]);
    expect(await findings({ platform: { url, secret: "wrong" } })).toMatchObject([
      { verdict: "bad", found: expect.stringContaining("401"), advice: "mend platform.secret" },
    ]);
  });

  it("looks at each", async () => {
    const there = await saying(404);
    const found = await findings({
      post: { url: await saying(503), secret: "s" },
      sms: { url: there, secret: "s" },
      licences: { url: await saying(403), secret: "s" },
      platform: { url: "http://127.0.0.1:1/v1", secret: "s" },
    });
    expect(found.map(({ check, verdict }) => `${check} ${verdict}`)).toEqual([
      "sms good",
      "platform bad",
      "licences bad",
      "post doubtful",
    ]);
    expect(found[1]).toMatchObject({
      found: expect.stringMatching(/cannot be reached: .*(REFUSED|bad port)/),
    });
  });

  it("does not wait for ever", async () => {
    let heard = () => {};
    const reached = new Promise<void>((resolve) => {
      heard = resolve;
    });
    const looking = findings({ licences: { url: await listening(() => heard()), secret: "s" } });
    await reached;
    await clock.advance(10_000);
    expect(await looking).toMatchObject([{ verdict: "bad", found: expect.stringContaining("no answer") }]);
  });

  it.each([null, " \n"])("says where a secret is to be put: %j", async (secret) => {
    const found = await findings({ licences: { url: "https://licences.example", secret } });
    expect(found).toMatchObject([
      { check: "licences", verdict: "bad", advice: expect.stringContaining("licences.secret") },
    ]);
  });
});
