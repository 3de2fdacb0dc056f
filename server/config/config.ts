import { dirname, resolve } from "node:path";
import * as z from "zod/mini";
import { ContractError } from "../contract/errors.ts";
import { staffCommands } from "../contract/staff/permissions.ts";
import { isNetwork } from "../door/networks.ts";
import { isPasswordHash } from "../door/password-hash.ts";
import { minute } from "../hall/calendar/day.ts";
import { defaultExperienceDays } from "../hall/experience/experience.ts";
import { usualLateAfter } from "../hall/outbox/outbox.ts";
import { defaultRetention as ofSummaries } from "../hall/statistics/summary-store.ts";
import { readConfigFile } from "./config-file.ts";
import { deviceConfiguration, printerAddress } from "./devices.ts";
import { secretPlace } from "./secret.ts";

/** A program and its arguments, with `{text}` or, in Minnan, `{tailo}` where the sentence comes. Empty: none. */
const speechCommand = z.optional(
  z.array(z.string().check(z.minLength(1), z.maxLength(200))).check(z.maxLength(20)),
);
const defaultRetention = { ...ofSummaries, experienceDays: defaultExperienceDays };
const siteId = z.string().check(z.regex(/^[A-Za-z0-9-]{1,40}$/));
const keptDays = z.number().check(z.int(), z.minimum(1), z.maximum(36_600));
/** A way in from the network. It is always over TLS. */
const networkEntrance = {
  /** Of this machine's, the one to listen on; 0.0.0.0 for all. */
  address: z._default(z.string().check(z.minLength(1), z.maxLength(100)), "0.0.0.0"),
  /** Under which names a browser reaches it, as they stand in its address. */
  names: z.array(z.string().check(z.regex(/^[A-Za-z0-9.:[\]-]{1,100}$/))).check(z.minLength(1)),
  /** PEM files. */
  certificate: z.string(),
  key: z.string(),
};
const port = (usual: number) => z._default(z.number().check(z.int(), z.minimum(0), z.maximum(65_535)), usual);

/** Somebody outside who speaks docs/connectors.md. */
const partner = {
  /** Over TLS; plain HTTP to this machine only. */
  url: z.string().check(z.regex(/^(https:\/\/|http:\/\/(127\.0\.0\.1|localhost)[:/])\S{1,200}$/)),
  /** Where its secret is: never here. */
  secret: secretPlace,
};

/** The configuration file, YAML. Everything has a default but the ports of real devices. */
const configFile = z.strictObject({
  terminal: z._default(
    z.strictObject({
      id: z._default(z.string().check(z.regex(/^[A-Za-z0-9-]{1,20}$/)), "HL-01"),
      /** The hall, where it is on another machine: then this one is a terminal and nothing else. */
      hall: z.optional(
        z.strictObject({
          url: z.string().check(z.regex(/^https:\/\/[A-Za-z0-9.-]{1,80}(:\d{1,5})?$/)),
          /** A copy of the hall's file `station-token`; so is `person-key` in the data directory of its. */
          token: z.strictObject({ file: z.string() }),
          /** PEM file of who signed the hall's certificate, where that is nobody whom this machine knows. */
          authority: z.optional(z.string()),
        }),
      ),
      /** The site of the district at which it stands; the first where none is named. */
      site: z.optional(siteId),
    }),
    { id: "HL-01" },
  ),
  /** Who may open the service page; `npm run password` makes what stands under `password`. */
  technicians: z._default(
    z.array(
      z.strictObject({
        id: z.string().check(z.regex(/^[A-Za-z0-9-]{1,20}$/)),
        name: z.string().check(z.minLength(1), z.maxLength(40)),
        password: z.string().check(z.refine(isPasswordHash, { error: "make it with npm run password" })),
      }),
    ),
    [],
  ),
  /**
   * Windows, guides and managers sign in with accounts, which `npm run account` and the manager's page make. Without it whoever opens a page of
   * staff on this machine is taken for one of them: a demo.
   */
  staff: z.optional(
    z.strictObject({
      /** Commands for which a clerk's certificate (行政办事员) has to be valid, as `server/contract/staff/permissions.ts` names them. */
      certified: z._default(z.array(z.enum(staffCommands)), []),
    }),
  ),
  xfs4iot: z.optional(
    z.strictObject({
      /** Whether any program on this machine may use the devices without a token. See docs/xfs4iot.md. */
      admitLocalClients: z._default(z.boolean(), false),
    }),
  ),
  /** Lets technicians open the service page from elsewhere in the network. Only over TLS, and only with `technicians` named. */
  office: z.optional(z.strictObject({ ...networkEntrance, port: port(8643) })),
  /** Lets staff open /window, /guide and /manager from elsewhere in the network: tablets, telephones, desks. Only over TLS, and only with `staff`. */
  staffEntrance: z.optional(
    z.strictObject({
      ...networkEntrance,
      port: port(8646),
      /** Networks whose addresses are let in, `10.20.0.0/16`; without it every one. */
      from: z.optional(
        z
          .array(z.string().check(z.refine(isNetwork, { error: "no network: 10.20.0.0/16, fd00::/8" })))
          .check(z.minLength(1), z.maxLength(64)),
      ),
    }),
  ),
  /** Lets terminals on other machines reach this hall. It leads to their commands and to the calls, and to no page. */
  terminals: z.optional(z.strictObject({ ...networkEntrance, port: port(8645) })),
  /** Lets citizens take numbers and follow them on their telephones. It leads to the pages for that and to nothing else. */
  public: z.optional(
    z.strictObject({
      ...networkEntrance,
      port: port(8644),
      /** The address that telephones reach it under, as it stands in the QR codes: `https://hall.example`. Without a path. */
      baseUrl: z.string().check(z.regex(/^https:\/\/[A-Za-z0-9.-]{1,80}(:\d{1,5})?$/)),
    }),
  ),
  /** Text messages to telephones: a gateway that speaks docs/connectors.md. */
  sms: z.optional(
    z.strictObject({
      ...partner,
      /** How many people are before a ticket when its holder is told. */
      ahead: z._default(z.number().check(z.int(), z.minimum(1), z.maximum(20)), 3),
    }),
  ),
  /** The electronic seal on the hall's documents; without it a demo's, which says so. */
  seal: z.optional(
    z.strictObject({
      /** PKCS#12: an RSA key, its certificate and those of who signed it. */
      file: z.string(),
      password: secretPlace,
      /** PEM file with more authorities whose seals are the hall's own: those of its earlier seals. */
      authorities: z.optional(z.string()),
    }),
  ),
  /** The integrated government platform (一体化平台), which takes applications. */
  platform: z.optional(z.strictObject(partner)),
  /** The registry of e-licences (电子证照). */
  licences: z.optional(z.strictObject(partner)),
  /** Who issues the codes with which somebody acts for an enterprise (企业码); without it no code is taken but the demo's in a demo. */
  enterpriseCodes: z.optional(
    z.strictObject({
      issuers: z
        .array(
          z.strictObject({
            /** As its codes name it. */
            id: z.string().check(z.regex(/^[A-Za-z0-9-]{1,64}$/)),
            /** PEM file of its Ed25519 public key. */
            publicKey: z.string(),
          }),
        )
        .check(z.minLength(1)),
    }),
  ),
  /** Who delivers certificates (邮递送达). */
  post: z.optional(z.strictObject(partner)),
  /** The citizens' hotline (12345): takes work orders (工单), and has some for this hall. */
  hotline: z.optional(z.strictObject(partner)),
  /** When what is sent outside and does not get there is somebody's to look at: on the manager's page, in doctor and in /healthz. */
  outboxes: z._default(
    z.strictObject({
      /** Minutes that something may wait to be taken. */
      lateMinutes: z._default(
        z.number().check(z.int(), z.minimum(1), z.maximum(1440)),
        usualLateAfter / minute,
      ),
      /** How many may be refused for good before a technician is told; the office sees each. */
      parkedItems: z._default(z.number().check(z.int(), z.minimum(1), z.maximum(1000)), 1),
    }),
    { lateMinutes: usualLateAfter / minute, parkedItems: 1 },
  ),
  screen: z._default(
    z.strictObject({
      /** Of the terminal's screen: how many pixels a millimetre has. The service page measures it. */
      diagonalInches: z.optional(z.number().check(z.minimum(5), z.maximum(100))),
    }),
    {},
  ),
  /** What speaks the hall's calls for its boards. See docs/voices.md. */
  speech: z.optional(
    z.strictObject({
      /** Folder with a person's recordings, which go first. */
      recordings: z.optional(z.string().check(z.minLength(1))),
      /** Programs that write a WAV file to their output. By default espeak-ng for Mandarin and English. */
      commands: z.optional(
        z.strictObject({
          "zh-CN": speechCommand,
          "zh-TW": speechCommand,
          nan: speechCommand,
          en: speechCommand,
        }),
      ),
    }),
  ),
  /** How many days back summaries of the hall's days are kept, by hour and by day; docs/retention.md. */
  retention: z._default(
    z.strictObject({
      hourlyDays: z._default(keptDays, defaultRetention.hourlyDays),
      dailyDays: z._default(keptDays, defaultRetention.dailyDays),
      /** Sessions of experience officers. */
      experienceDays: z._default(keptDays, defaultRetention.experienceDays),
    }),
    defaultRetention,
  ),
  devices: z.optional(deviceConfiguration),
  /** A4 printers of offices, on which a hall prints what it tells a unit (整改通知单), by IPP: one a site; the first where none is named. */
  officePrinters: z.optional(
    z.array(z.strictObject({ site: z.optional(siteId), url: printerAddress })).check(z.minLength(1)),
  ),
  /** The hall that this terminal gives numbers for; without it the demo hall. */
  hall: z.optional(
    z.strictObject({
      /** Its YAML file, docs/hall.schema.json; relative to this one. */
      file: z.string().check(z.minLength(1), z.maxLength(500)),
    }),
  ),
  /** Guides to matters, docs/catalogue.md; without it the demo's. */
  catalogue: z.optional(
    z.strictObject({
      /** Its folder; relative to this file. */
      folder: z.string().check(z.minLength(1), z.maxLength(500)),
    }),
  ),
  /** Several sites with one catalogue, in place of `hall`. */
  district: z.optional(
    z.strictObject({
      /** Its YAML file, docs/district.schema.json; relative to this one. */
      file: z.string().check(z.minLength(1), z.maxLength(500)),
    }),
  ),
});

export type Config = z.infer<typeof configFile>;

/** Sections that name somebody outside. */
export type PartnerSection = "sms" | "platform" | "licences" | "post" | "hotline";

/** The file's JSON Schema, for editors: made of the schema that checks it, so that the two never differ. */
export function configJsonSchema(): Record<string, unknown> {
  return { title: "Xiaohu Kiosk", ...z.toJSONSchema(configFile, { io: "input" }) };
}

/** What keeps the entrance of staff from being opened, with what to do; undefined: nothing does. */
export function staffEntranceTrouble({
  staffEntrance,
  staff,
  terminal,
}: Pick<Config, "staffEntrance" | "staff" | "terminal">): string | undefined {
  if (!staffEntrance) return undefined;
  if (terminal.hall)
    return "staffEntrance: this machine is a terminal alone (terminal.hall); write it where the hall is";
  if (!staff)
    return "staffEntrance: without accounts nobody opens pages of staff from a network; write staff: {} and make the first manager with npm run account -- ID NAME manager";
  return undefined;
}

/**
 * Reads the configuration; no path means every default. Where it names the hall's file, that becomes an absolute path.
 *
 * @throws ContractError config.unreadable | config.invalid, naming the file and each wrong place
 */
export function readConfig(path: string | undefined): Config {
  if (!path) return configFile.parse({});
  const config = readConfigFile(path, configFile);
  if (config.hall && config.district)
    throw new ContractError("config.invalid", `${path}: name hall or district, not both`);
  const stands = staffEntranceTrouble(config);
  if (stands !== undefined) throw new ContractError("config.invalid", `${path}: ${stands}`);
  const beside = ({ file }: { readonly file: string }) => ({ file: resolve(dirname(path), file) });
  return {
    ...config,
    ...(config.hall ? { hall: beside(config.hall) } : {}),
    ...(config.district ? { district: beside(config.district) } : {}),
    ...(config.catalogue ? { catalogue: { folder: resolve(dirname(path), config.catalogue.folder) } } : {}),
  };
}
