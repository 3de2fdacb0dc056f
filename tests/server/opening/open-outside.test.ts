import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { readConfig } from "../../../server/config/config.ts";
import { startPostStandIn } from "../../../server/connectors/post/stand-in.ts";
import { openOutside } from "../../../server/opening/open-outside.ts";
import { SimulatedClock } from "../../support/simulated-clock.ts";
import { fileOf, sampleApplication } from "../connectors/platform/sample-application.ts";

const clock = new SimulatedClock();
const never = new AbortController().signal;

async function open(yaml: string, demo: boolean) {
  const folder = mkdtempSync(join(tmpdir(), "xiaohu-outside-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "secret"), "a-secret\n");
  writeFileSync(join(folder, "kiosk.yaml"), yaml.replaceAll("SECRET", `{ file: ${join(folder, "secret")} }`));
  const outside = await openOutside({ config: readConfig(join(folder, "kiosk.yaml")), demo, clock });
  onTestFinished(() => outside.close());
  return outside;
}

describe("whom the hall hands matters to", () => {
  it("is a stand-in of each in the demo, with which everything can be done", async () => {
    const { platform, licences, post, standIns } = await open("{}", true);
    await platform?.upload(fileOf("lease"), never);
    await platform?.submit(sampleApplication("HL-20261123-0001"), "key-of-the-demo-1", never);
    await clock.advance(180_000);
    expect((await platform?.progress("HL-20261123-0001", never))?.state).toBe("granted");
    const holder = { kind: "resident", number: "350206199001010017", name: "测试样本" } as const;
    const held = await licences?.held({ id: "inquiry-0000-0001", holder, matter: "a-matter" }, never);
    expect(held?.map(({ kind }) => kind)).toContain("businessLicence");
    const to = { province: "福建省", city: "厦门市", district: "湖里区" };
    expect(await post?.quote({ to, grams: 100 }, "key-of-the-demo-2", never)).toMatchObject({ fee: 1_200 });
    expect(standIns.platform?.applications).toHaveLength(1);
  });

  it("is nobody on real devices, until one is configured", async () => {
    const { platform, licences, post, hotline, standIns } = await open("{}", false);
    expect([platform, licences, post, hotline]).toEqual([undefined, undefined, undefined, undefined]);
    expect(Object.values(standIns)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it("is whom the configuration names, also in the demo", async () => {
    const real = await startPostStandIn({ secret: "a-secret", clock, route: null });
    onTestFinished(() => real.close());
    const { post, standIns } = await open(`post: { url: "${real.url}", secret: SECRET }`, true);
    expect(standIns.post).toBeUndefined();
    expect(standIns.platform).toBeDefined();
    await post?.quote(
      { to: { province: "样例省", city: "样例市", district: "样例区" }, grams: 1 },
      "key-of-a-quote-1",
      never,
    );
    expect(real.requests).toBe(1);
  });

  it.each([
    [
      "without its secret",
      'platform: { url: "https://platform.example", secret: { environment: NONE_SUCH } }',
    ],
    ["without TLS in the network", 'licences: { url: "http://licences.example", secret: SECRET }'],
    ["with its secret written down", 'post: { url: "https://post.example", secret: secret }'],
  ])("does not open %s", async (_what, yaml) => {
    await expect(open(yaml, false)).rejects.toMatchObject({ code: "config.invalid" });
  });
});
