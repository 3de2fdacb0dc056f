import type { ServiceDefinition } from "../../server/contract/envelope.ts";
import { sitePath } from "../../server/contract/sites.ts";

/** A hall's service for the site that this page's address names: `/window?site=street`; without one, for the first site. */
export function ofSite<S extends ServiceDefinition>(service: S, address: string = location.search): S {
  return { ...service, path: sitePath(service.path, new URLSearchParams(address).get("site")) };
}
