import * as z from "zod/mini";
import { readConfigFile } from "../../config/config-file.ts";
import { ContractError } from "../../contract/errors.ts";
import { siteLevels } from "../../contract/sites.ts";
import type { HallConfig, ServiceConfig } from "../hall-config.ts";
import { configId, hallSections, readHallFile, serviceSection, unique } from "../hall-file.ts";
import { localizedText } from "../localized-text.ts";
import { demoDistrict } from "./demo-district.ts";
import { checkDistrict, type District, type SiteConfig, singleSite } from "./district.ts";

/** What a site does otherwise than the catalogue says. */
const difference = z.strictObject({
  area: z.exactOptional(localizedText),
  suspended: z.exactOptional(z.boolean()),
  perDay: z.exactOptional(z.number().check(z.int(), z.minimum(1))),
});

const { services: _services, name: _name, windows, clerks, ...shared } = hallSections;

const site = z.strictObject({
  id: configId,
  level: z.enum(siteLevels),
  /** The site above it. */
  parent: z.exactOptional(configId),
  name: localizedText,
  /** How one finds it. */
  place: localizedText,
  /** Degrees, WGS 84: distances are told by it. */
  position: z.exactOptional(
    z.strictObject({
      latitude: z.number().check(z.minimum(-90), z.maximum(90)),
      longitude: z.number().check(z.minimum(-180), z.maximum(180)),
    }),
  ),
  /** Of the catalogue, what is done here, each with what is different here: `{ marriage: { perDay: 20 } }`. */
  services: z.record(z.string(), z.nullable(difference)),
  windows: z.required(z.object({ windows })).shape.windows,
  clerks: z.required(z.object({ clerks })).shape.clerks,
  /** Where the site has its own; else the district's. */
  ...shared,
});

/** A district's file, YAML: one catalogue, and the sites that offer of it. */
const districtFile = z.strictObject({
  /** Every service of the district, under one id everywhere. */
  catalogue: z.array(serviceSection).check(z.minLength(1), unique("id"), unique("prefix")),
  /** What every site has that has none of its own: calendar, classes, policy, rules, profiles. */
  ...shared,
  /** The first is where a page or a terminal is that names none. */
  sites: z.array(site).check(z.minLength(1), unique("id")),
});

/** The sites that a configuration names; the demo district where it names none. @throws ContractError config.* */
export function configuredDistrict({
  hall,
  district,
}: {
  readonly hall?: { readonly file: string } | undefined;
  readonly district?: { readonly file: string } | undefined;
}): District {
  if (district) return readDistrictFile(district.file);
  return hall ? singleSite(readHallFile(hall.file)) : demoDistrict;
}

/** The file's JSON Schema, for editors. */
export function districtJsonSchema(): Record<string, unknown> {
  return { title: "Xiaohu district", ...z.toJSONSchema(districtFile, { io: "input" }) };
}

/** @throws ContractError config.unreadable | config.invalid, naming the file and what is wrong in it */
export function readDistrictFile(path: string): District {
  const { catalogue, sites, ...common } = readConfigFile(path, districtFile);
  const wrong = (what: string, cause?: unknown) =>
    new ContractError("config.invalid", `${path}: ${what}`, { cause });
  const siteConfig = ({
    id,
    level,
    parent,
    name,
    place,
    position,
    services,
    ...own
  }: (typeof sites)[number]): SiteConfig => {
    const unknown = Object.keys(services).find(
      (serviceId) => !catalogue.some((each) => each.id === serviceId),
    );
    if (unknown !== undefined) throw wrong(`site ${id} offers ${unknown}, which is not in the catalogue`);
    const offered = catalogue
      .filter((service) => service.id in services)
      .map((service): ServiceConfig => ({ ...service, ...services[service.id] }));
    const hall: HallConfig = { ...common, ...own, name, services: offered };
    return { id, level, parentId: parent ?? null, place, position: position ?? null, hall };
  };
  const district = { sites: sites.map(siteConfig) };
  try {
    checkDistrict(district);
  } catch (cause) {
    throw wrong((cause as Error).message, cause);
  }
  return district;
}
