import type { ServiceDefinition } from "../../server/contract/envelope.ts";
import { sitePath } from "../../server/contract/sites.ts";

/** The site that a page's address names, `/window?site=street`; null: the first. */
export function siteOf(address: string = location.search): string | null {
  return new URLSearchParams(address).get("site");
}

/** A hall's service for this page's site. */
export function ofSite<S extends ServiceDefinition>(service: S, address: string = location.search): S {
  return { ...service, path: sitePath(service.path, siteOf(address)) };
}

/** An address of this page, `?show=history`, that still names its site. */
export function withSite(next: string, address: string = location.search): string {
  const site = siteOf(address);
  if (site === null) return next;
  return `${next === "" ? "?" : `${next}&`}site=${encodeURIComponent(site)}`;
}
