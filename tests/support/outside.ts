import { randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type HotlineStandIn, startHotlineStandIn } from "../../server/connectors/hotline/stand-in.ts";
import { sampleLicences } from "../../server/connectors/licences/sample-licences.ts";
import { type LicencesStandIn, startLicencesStandIn } from "../../server/connectors/licences/stand-in.ts";
import { type PlatformStandIn, startPlatformStandIn } from "../../server/connectors/platform/stand-in.ts";
import { type PostStandIn, startPostStandIn } from "../../server/connectors/post/stand-in.ts";
import { hallDay } from "../../server/contract/hall-time.ts";
import type { SimulatedClock } from "./simulated-clock.ts";

/** Milliseconds: what is handed in is decided before anybody asks again. */
const quick = { accepted: 1000, deciding: 2000, granted: 3000 };

/** Whom the hall hands matters to, played by the stand-ins, as the configuration names them. */
export interface TestOutside {
  readonly platform: PlatformStandIn;
  readonly licences: LicencesStandIn;
  readonly post: PostStandIn;
  readonly hotline: HotlineStandIn;
  /** For kiosk.yaml. */
  readonly configuration: Readonly<Record<string, unknown>>;
  /** Answers that a stand-in keeps back on purpose. */
  held(): number;
  close(): Promise<void>;
}

/** @param directory where the secret is written that each of them wants to be shown */
export async function outsideOn(clock: SimulatedClock, directory: string): Promise<TestOutside> {
  const secret = randomBytes(16).toString("hex");
  const file = join(directory, "outside-secret");
  await writeFile(file, secret);
  const platform = await startPlatformStandIn({ secret, clock, pace: quick });
  const licences = await startLicencesStandIn({
    secret,
    clock,
    licences: sampleLicences(hallDay(clock.now())),
  });
  const post = await startPostStandIn({ secret, clock, route: null });
  const hotline = await startHotlineStandIn({ secret, clock, handling: null });
  const partner = ({ url }: { readonly url: string }) => ({ url, secret: { file } });
  return {
    platform,
    licences,
    post,
    hotline,
    configuration: {
      platform: partner(platform),
      licences: partner(licences),
      post: partner(post),
      hotline: partner(hotline),
    },
    held: () => platform.held + licences.held + post.held + hotline.held,
    async close() {
      await platform.close();
      await licences.close();
      await post.close();
      await hotline.close();
    },
  };
}
