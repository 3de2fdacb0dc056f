import { randomBytes } from "node:crypto";
import type { Clock } from "../../device-drivers/clock.ts";
import type { Config, PartnerSection } from "../config/config.ts";
import { configSecret } from "../config/secret.ts";
import type { Hotline } from "../connectors/hotline/hotline.ts";
import { httpHotline } from "../connectors/hotline/http-hotline.ts";
import { demoHandling, type HotlineStandIn, startHotlineStandIn } from "../connectors/hotline/stand-in.ts";
import { httpLicences } from "../connectors/licences/http-licences.ts";
import type { LicenceRegistry } from "../connectors/licences/licences.ts";
import { sampleLicences } from "../connectors/licences/sample-licences.ts";
import { type LicencesStandIn, startLicencesStandIn } from "../connectors/licences/stand-in.ts";
import { httpPlatform } from "../connectors/platform/http-platform.ts";
import type { Platform } from "../connectors/platform/platform.ts";
import { type PlatformStandIn, startPlatformStandIn } from "../connectors/platform/stand-in.ts";
import { demoPace } from "../connectors/platform/stand-in-application.ts";
import { httpPost } from "../connectors/post/http-post.ts";
import type { Post } from "../connectors/post/post.ts";
import { demoRoute, type PostStandIn, startPostStandIn } from "../connectors/post/stand-in.ts";
import { hallDay } from "../contract/hall-time.ts";

/** Whom the hall hands matters to; undefined: nobody is configured, and it is no demo. */
export interface Outside {
  readonly platform: Platform | undefined;
  readonly licences: LicenceRegistry | undefined;
  readonly post: Post | undefined;
  readonly hotline: Hotline | undefined;
  /** In the demo, where nobody is configured. */
  readonly standIns: {
    readonly platform: PlatformStandIn | undefined;
    readonly licences: LicencesStandIn | undefined;
    readonly post: PostStandIn | undefined;
    readonly hotline: HotlineStandIn | undefined;
  };
  close(): Promise<void>;
}

export interface OutsideOptions {
  readonly config: Config;
  /** Stand-ins take the place of who is not configured. */
  readonly demo: boolean;
  readonly clock: Clock;
}

/** @throws ContractError config.unreadable | config.invalid: a secret is not there */
export async function openOutside({ config, demo, clock }: OutsideOptions): Promise<Outside> {
  // Read before anything listens.
  const configured = (section: Exclude<PartnerSection, "sms">) => {
    const partner = config[section];
    return partner && { url: partner.url, secret: configSecret(partner.secret, section), clock };
  };
  const named = {
    platform: configured("platform"),
    licences: configured("licences"),
    post: configured("post"),
    hotline: configured("hotline"),
  };
  const secret = randomBytes(16).toString("hex");
  const unless = <StandIn>(section: keyof typeof named, start: () => Promise<StandIn>) =>
    demo && !named[section] ? start() : undefined;
  const standIns = {
    platform: await unless("platform", () => startPlatformStandIn({ secret, clock, pace: demoPace })),
    licences: await unless("licences", () =>
      startLicencesStandIn({ secret, clock, licences: sampleLicences(hallDay(clock.now())) }),
    ),
    post: await unless("post", () => startPostStandIn({ secret, clock, route: demoRoute })),
    hotline: await unless("hotline", () => startHotlineStandIn({ secret, clock, handling: demoHandling })),
  };
  const partnerOf = (section: keyof typeof named) => {
    const standIn = standIns[section];
    return named[section] ?? (standIn && { url: standIn.url, secret, clock });
  };
  const platform = partnerOf("platform");
  const licences = partnerOf("licences");
  const post = partnerOf("post");
  const hotline = partnerOf("hotline");
  return {
    platform: platform && httpPlatform(platform),
    licences: licences && httpLicences(licences),
    post: post && httpPost(post),
    hotline: hotline && httpHotline(hotline),
    standIns,
    async close() {
      for (const standIn of Object.values(standIns)) await standIn?.close();
    },
  };
}
