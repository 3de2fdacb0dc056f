import { randomBytes } from "node:crypto";
import { dirname, join } from "node:path";
import Sqlite from "better-sqlite3";
import { onTestFinished } from "vitest";
import { catalogueOf } from "../../../../server/catalogue/content.ts";
import type { Post } from "../../../../server/connectors/post/post.ts";
import type { Catalogue } from "../../../../server/contract/catalogue/catalogue.ts";
import { type Matter, matter } from "../../../../server/contract/catalogue/matter.ts";
import type { IdentityDocument } from "../../../../server/contract/identity.ts";
import type { MatterPayload } from "../../../../server/contract/matters/hall.ts";
import type {
  AnswersByMatter,
  DeliveryWish,
  MaterialHandedIn,
  OpenCase,
} from "../../../../server/contract/matters.ts";
import type { Signature } from "../../../../server/contract/signature.ts";
import { arrangementsWith } from "../../../../server/hall/calendar/working-days.ts";
import type { HallDocument } from "../../../../server/hall/documents/model.ts";
import type { LicenceReminders } from "../../../../server/hall/licence-reminders/reminders.ts";
import { submissionData } from "../../../../server/hall/matters/case-data.ts";
import type { IssuerKeys } from "../../../../server/hall/matters/enterprise-code.ts";
import type { MatterEvent } from "../../../../server/hall/matters/events.ts";
import { digestOf } from "../../../../server/hall/matters/guides.ts";
import type { LicenceSource } from "../../../../server/hall/matters/licence-source.ts";
import { openMatters } from "../../../../server/hall/matters/matters.ts";
import type { ReminderDays } from "../../../../server/hall/reminder-days.ts";
import { createPersonHash } from "../../../../server/opening/person-hash.ts";
import { unseal } from "../../../../server/storage/sealed.ts";
import { contentOf, smallCatalogue } from "../../catalogue/content-folder.ts";
import { temporaryDatabase } from "../../storage/temporary-database.ts";
import { at, newKey, WallClock } from "../appointments/fixture.ts";

/** A made-up person; the number is of division 350206 with a serial that nobody has. */
export const holder = {
  kind: "resident",
  name: "陈小湖",
  sex: "female",
  nation: "01",
  birth: "1980-05-06",
  address: "福建省厦门市湖里区枋湖路1号",
  number: "350206198005060025",
  authority: "厦门市公安局湖里分局",
  validFrom: "2015-01-01",
  validTo: "2035-01-01",
} as const satisfies IdentityDocument;
export const stranger: IdentityDocument = { ...holder, name: "林大海", number: "350206197001010017" };

export const signature: Signature = {
  width: 100,
  height: 40,
  strokes: [
    [
      { x: 10, y: 10, t: 0, p: 0.5 },
      { x: 60, y: 30, t: 200, p: 0.5 },
    ],
  ],
};

/** A small catalogue in the form of the demo's, of which tests change what they are about. */
export const demo: Catalogue = catalogueOf(contentOf(smallCatalogue()));
export const renewal = demo.matters.find(({ id }) => id === "food-licence-renewal") as Matter;

const words = (text: string) => ({ "zh-CN": text, "zh-TW": text, en: text });

/** A matter that asks for one thing, and is granted at once when it is told so. */
export function simpleMatter(id: string, more: Partial<Matter> = {}): Matter {
  return matter.parse({
    ...renewal,
    id,
    name: words(id),
    plainName: words(id),
    // A guide has a question and a material; nobody is asked this one, and nobody has to bring that.
    situations: [
      {
        id: "none",
        question: words("none"),
        when: false,
        options: [
          { value: "a", label: words("a") },
          { value: "b", label: words("b") },
        ],
      },
    ],
    materials: [material("nothing", { need: "optional" })],
    commitments: [],
    form: {
      sections: [
        {
          id: "who",
          title: words("who"),
          fields: [
            {
              id: "telephone",
              kind: "mobile",
              label: words("telephone"),
              required: true,
              sources: [],
              concept: "person.mobile",
            },
          ],
        },
      ],
      checks: [],
    },
    decision: undefined,
    terms: { handling: "committed", legal: 20, committed: 5, deferral: 5, special: [] },
    result: { ...renewal.result, delivery: ["hall", "electronic"] },
    ...more,
  });
}

export const material = (id: string, more: Partial<Matter["materials"][number]> = {}) => ({
  id,
  name: words(id),
  form: ["original" as const, "copy" as const],
  copies: 1,
  need: "main" as const,
  deferrable: false,
  source: words("source"),
  mistakes: [],
  ...more,
});

/** Two licences of the holder; it counts how often each was used. */
export function licencesInMemory(validTo = "2027-03-31") {
  const used: string[] = [];
  let down = false;
  const source: LicenceSource = {
    async list() {
      if (down) throw new Error("down");
      return [
        { id: "L-1", kind: "foodLicence", validTo, state: "valid" },
        { id: "L-2", kind: "businessLicence", validTo: null, state: "valid" },
      ];
    },
    async use(_holder, { id, kind, matterId, materialId }) {
      used.push(`${id} ${kind} ${matterId}.${materialId}`);
      if (down) throw new Error("down");
      if (kind === "foodLicence") return { fields: { number: "JY23502060000001", validTo }, validTo };
      return {
        fields: {
          creditCode: "91350206MA0000010H",
          name: "小湖小吃店",
          address: "福建省厦门市湖里区枋湖路2号",
        },
        validTo: null,
      };
    },
  };
  return {
    source,
    used,
    setDown(is: boolean) {
      down = is;
    },
  };
}

interface SealedRow {
  readonly id: string;
  readonly kind: string;
  readonly sealed: Uint8Array;
}

export interface OpenOptions {
  readonly path?: string;
  readonly clock?: WallClock;
  readonly key?: Buffer;
  readonly catalogue?: Pick<Catalogue, "matters" | "packages">;
  readonly licences?: LicenceSource;
  readonly issuers?: IssuerKeys;
  readonly post?: Post;
  readonly reminders?: LicenceReminders;
  readonly texts?: boolean;
  readonly days?: ReminderDays;
  /** Called where chance is asked for: between what was put down for a submission and the log. */
  readonly onRandom?: () => void;
  /** Sets and seals papers; by default they are none that could be printed. */
  readonly sealed?: (document: HallDocument) => Promise<Buffer>;
}

export function openAll(options: OpenOptions = {}) {
  const path = options.path ?? join(dirname(temporaryDatabase()), "matters.sqlite");
  const clock = options.clock ?? new WallClock(at("10:00"));
  const key = options.key ?? randomBytes(32);
  const logged: string[] = [];
  const papers: HallDocument[] = [];
  let catalogue: Catalogue = { ...demo, ...options.catalogue };
  const matters = openMatters({
    databasePath: path,
    clock,
    key,
    catalogue: {
      current: () => ({ catalogue, digest: JSON.stringify(catalogue).length.toString(16) }),
      subscribe: () => () => undefined,
    },
    arrangements: arrangementsWith([]),
    prefix: "HL",
    site: "main",
    ...(options.licences ? { licences: options.licences } : {}),
    ...(options.issuers ? { issuers: options.issuers } : {}),
    post: options.post,
    reminders: options.reminders,
    texts: options.texts ?? false,
    ...(options.days ? { days: options.days } : {}),
    papers: {
      hall: "湖里区政务服务中心（演示）",
      async sealed(made) {
        papers.push(made);
        if (options.sealed) return options.sealed(made);
        return Buffer.from(`%PDF-1.7 ${papers.length} ${"x".repeat(40_000)}`);
      },
      codeOf: (id) => `CODE-${id}`,
    },
    hashPerson: createPersonHash("k".repeat(32)),
    randomBytes(size) {
      options.onRandom?.();
      return randomBytes(size);
    },
    newKey,
    log: (message, data) => logged.push(`${message} ${JSON.stringify(data)}`),
  });
  onTestFinished(() => matters.close());
  /** Looks at the file as another process would. */
  const looking = <Result>(work: (database: Sqlite.Database) => Result): Result => {
    const database = new Sqlite(path, { readonly: true });
    try {
      return work(database);
    } finally {
      database.close();
    }
  };
  const rows = () =>
    looking(
      (database) => database.prepare("SELECT id, kind, sealed FROM sealed_record").all() as SealedRow[],
    );
  const terminalId = "HL-01";
  return {
    path,
    clock,
    key,
    logged,
    papers,
    matters,
    /** A paper as the page puts it together. */
    async paper(
      code: string,
      documentId: string,
      identity: IdentityDocument | null = holder,
    ): Promise<string> {
      let whole = "";
      for (let part = 0, parts = 1; part < parts; part++) {
        const got = await matters.execute("Matter.Document", {
          code,
          documentId,
          identity,
          part,
          terminalId,
        });
        parts = got.parts;
        whole += got.data;
      }
      return Buffer.from(whole, "base64").toString("latin1");
    },
    rows,
    /** The log, in order. */
    events: () =>
      looking((database) =>
        (database.prepare("SELECT data FROM matter_event ORDER BY seq").pluck().all() as string[]).map(
          (data) => JSON.parse(data) as MatterEvent,
        ),
      ),
    /** What was handed in, opened with the key. */
    submissions: () =>
      rows()
        .filter(({ kind }) => kind === "submission")
        .map(({ id, sealed }) =>
          submissionData.parse(JSON.parse(unseal(key, `submission ${id}`, Buffer.from(sealed)) ?? "")),
        ),
    /** Of a commitment whose text has this digest: the guide that has it. */
    guideOf: (text: string) =>
      looking((database) => database.prepare("SELECT data FROM guide").pluck().all() as string[]).find(
        (data) => (JSON.parse(data) as Matter).commitments.some((each) => digestOf(each) === text),
      ),
    publish(changed: Partial<Catalogue>) {
      catalogue = { ...catalogue, ...changed };
    },
    async begin(
      about: MatterPayload<"Matter.Begin">["about"],
      identity: IdentityDocument | null = holder,
      idempotencyKey = newKey(),
    ): Promise<OpenCase> {
      const begun = await matters.execute("Matter.Begin", { about, identity, terminalId, idempotencyKey });
      return begun.case;
    },
    useLicence: async (caseId: string, matterId: string, materialId: string, kind: string) =>
      matters.execute("Matter.UseLicence", {
        caseId,
        matterId,
        materialId,
        kind,
        terminalId,
        idempotencyKey: newKey(),
      }),
    sign: (caseId: string, matterId: string, commitmentId: string, version: string) =>
      matters.execute("Matter.Sign", { caseId, matterId, commitmentId, version, signature, terminalId }),
    submit: (
      caseId: string,
      draft: {
        readonly situation?: MatterPayload<"Matter.Submit">["situation"];
        readonly answers?: AnswersByMatter;
        readonly materials?: MaterialHandedIn[];
        readonly delivery?: DeliveryWish[];
      },
      idempotencyKey = newKey(),
    ) =>
      matters.execute("Matter.Submit", {
        caseId,
        situation: {},
        answers: {},
        materials: [],
        delivery: [],
        ...draft,
        terminalId,
        idempotencyKey,
      }),
    progress: async (of: MatterPayload<"Matter.Progress">["of"]) =>
      (await matters.execute("Matter.Progress", { of, terminalId })).receipts,
  };
}
