import * as z from "zod/mini";
import { localized, waitRange } from "./service-offer.ts";

/** Three levels of government service: 区政务服务中心, 街道便民服务中心, 社区便民服务站. */
export const siteLevels = ["district", "street", "community"] as const;
export type SiteLevel = (typeof siteLevels)[number];

/** Where a service of the hall is found for one site; null: for the first. `/hall/v1/window` → `/hall/v1/sites/street/window`. */
export const sitePath = (path: string, site: string | null): string =>
  site === null ? path : path.replace("/hall/v1/", `/hall/v1/sites/${encodeURIComponent(site)}/`);

/** A site where a service can be had, as somebody at another site is told of it. */
export const siteForService = z.object({
  siteId: z.string(),
  name: localized,
  level: z.enum(siteLevels),
  /** How one finds it. */
  place: localized,
  /** Metres as the crow flies; null where a position is not known. */
  distance: z.nullable(z.number()),
  /** Whether it gives numbers for the service now. */
  open: z.boolean(),
  /** When it does again; null: now, or nobody knows. */
  opensAt: z.nullable(z.number()),
  waiting: z.number(),
  wait: z.nullable(waitRange),
});
export type SiteForService = z.infer<typeof siteForService>;

/** A service that gives no number at this site now, and where else it does: open ones first, the nearest first among them. */
export const elsewhere = z.object({
  serviceId: z.string(),
  name: localized,
  plainName: localized,
  /** It is done here, but not now. */
  here: z.boolean(),
  sites: z.array(siteForService),
});
export type Elsewhere = z.infer<typeof elsewhere>;
