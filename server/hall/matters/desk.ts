import type { Matter } from "../../contract/catalogue/matter.ts";
import type { CommandName, CommandPayload, CompletionPayload } from "../../contract/envelope.ts";
import { ContractError } from "../../contract/errors.ts";
import type { AnswerValue } from "../../contract/forms/facts.ts";
import { assuranceOf } from "../../contract/identity.ts";
import type { matterDesk, OpenedApplication, WorkItem } from "../../contract/matters/desk.ts";
import { filePart } from "../../contract/matters.ts";
import type { Localized } from "../../contract/service-offer.ts";
import type { NoteData } from "./case-data.ts";
import { shownEnterprise } from "./open-cases.ts";
import { needsOffice } from "./parcels.ts";
import { putDownTime } from "./put-down.ts";
import { applicationOf, type Room, submissionOf, submitCommand, supplementOf, todayOf } from "./room.ts";
import { type Application, isOver } from "./state.ts";
import { type Arrangements, daysUntil } from "./terms.ts";

export type DeskName = Exclude<
  CommandName<typeof matterDesk>,
  "Common.Cancel" | "XiaohuMatterDesk.Outbox" | "XiaohuMatterDesk.SendAgain" | "XiaohuMatterDesk.GiveToPerson"
>;
export type DeskPayload<N extends DeskName> = CommandPayload<typeof matterDesk, N>;
export type DeskCompletion<N extends DeskName> = CompletionPayload<typeof matterDesk, N>;
type DeskCommands = { readonly [N in DeskName]: (payload: DeskPayload<N>) => Promise<DeskCompletion<N>> };

/** What the office does with applications. */
export function deskCommands(room: Room, arrangements: Arrangements): DeskCommands {
  const find = (number: string): Application => {
    room.log.catchUp();
    const found = room.log.state.applications.get(number);
    if (!found) throw new ContractError("desk.unknown", `no application ${number}`);
    return found;
  };
  const itemOf = (application: Application): WorkItem => {
    const { commitments } = room.guides.matter(application.guide);
    return {
      application: applicationOf(room, application),
      submittedAt: application.steps[0]?.at ?? 0,
      daysLeft: application.due && daysUntil(arrangements, todayOf(room), application.due.day),
      checks: [...application.checks].map(([commitmentId, { due, holds }]) => ({
        commitmentId,
        title: titleOf(commitments, commitmentId),
        due,
        holds,
      })),
    };
  };
  /** Writes words down, sealed, before the log names them. */
  const write = (note: NoteData): string => {
    const id = room.newKey();
    room.records.put({ id, owner: id, kind: "note" }, JSON.stringify(note), room.clock.now() + putDownTime);
    return id;
  };
  const settle = async (
    { applicationNumber: number, by, idempotencyKey }: Given,
    note: NoteData | null,
    command: (common: {
      number: string;
      by: string;
      note: string | null;
    }) => Parameters<typeof submitCommand>[2],
  ) => {
    find(number);
    const id = note && write(note);
    await submitCommand(room, idempotencyKey, command({ number, by, note: id }));
    const after = find(number);
    // The same key again wrote the same words once more: the log names the first.
    if (id !== null && after.notes.includes(id)) room.records.keep(id);
    else if (id !== null) room.records.wipe(id);
    return { item: itemOf(after) };
  };

  return {
    "XiaohuMatterDesk.WorkList": async () => {
      room.log.catchUp();
      const all = [...room.log.state.applications.values()].filter(isOpen).map(itemOf);
      return { items: all.toSorted((one, other) => (urgency(one) < urgency(other) ? -1 : 1)) };
    },
    "XiaohuMatterDesk.Open": async ({ applicationNumber }) => opened(room, itemOf, find(applicationNumber)),
    "XiaohuMatterDesk.File": async ({ applicationNumber, file, part }) => {
      const { records } = find(applicationNumber);
      const owned = records.some((record) => room.records.ownedBy(record, "file").includes(file));
      const text = owned ? room.records.get("file", file, room.clock.now()) : undefined;
      if (text === undefined) throw new ContractError("desk.unknown", "no such file of this application");
      return {
        parts: Math.ceil(text.length / filePart),
        data: text.slice(part * filePart, (part + 1) * filePart),
      };
    },
    "XiaohuMatterDesk.Decide": ({ outcome, reasons, ...given }) =>
      settle(given, reasons.length > 0 ? { reasons, materials: {} } : null, (common) => ({
        type: "decide",
        outcome,
        ...common,
      })),
    "XiaohuMatterDesk.AskSupplement": ({ materials, days, ...given }) => {
      const asked = Object.fromEntries(materials.map(({ materialId, what }) => [materialId, what]));
      return settle(given, { reasons: [], materials: asked }, (common) => ({
        type: "askSupplement",
        materials: Object.keys(asked),
        days,
        ...common,
      }));
    },
    "XiaohuMatterDesk.ReceivePaper": ({ materialIds, ...given }) =>
      settle(given, null, ({ number, by }) => ({
        type: "supplement",
        number,
        materials: materialIds.map((id) => ({ id, by: "window" })),
        record: null,
        by,
      })),
    "XiaohuMatterDesk.ExtendDeferral": ({ days, reason, ...given }) =>
      settle(given, { reasons: [reason], materials: {} }, (common) => ({
        type: "extendDeferral",
        days,
        ...common,
      })),
    "XiaohuMatterDesk.Check": ({ commitmentId, holds, finding, ...given }) =>
      settle(given, { reasons: [finding], materials: {} }, (common) => ({
        type: "check",
        commitment: commitmentId,
        holds,
        ...common,
      })),
  };
}

interface Option {
  readonly value: string;
  readonly label: Localized;
}

interface Given {
  readonly applicationNumber: string;
  readonly by: string;
  readonly idempotencyKey: string;
}

/** Of a choice: the words of its options. */
const wordsFor = (options: readonly Option[], value: AnswerValue): Localized[] =>
  (typeof value === "object" ? value : [value]).flatMap(
    (each) => options.find((option) => option.value === each)?.label ?? [],
  );

const titleOf = (commitments: Matter["commitments"], wanted: string): Localized =>
  commitments.find(({ id }) => id === wanted)?.title ?? nameless(wanted);

const nameless = (id: string) => ({ "zh-CN": id, "zh-TW": id, en: id });

const isOpen = (application: Application): boolean =>
  (!isOver(application) && application.state !== "waiting") ||
  needsOffice(application) ||
  [...application.checks.values()].some(({ holds }) => holds === null);

/** The day that comes first: of the decision, of what is owed, or of a check. */
const urgency = ({ application, checks }: WorkItem): string =>
  [
    application.due?.day,
    ...application.owed.map(({ until }) => until?.day),
    ...checks.filter(({ holds }) => holds === null).map(({ due }) => due.day),
  ]
    .filter((day) => day !== undefined)
    .toSorted()[0] ?? "9999";

/** @throws ContractError desk.unknown once what was handed in was wiped */
function opened(
  room: Room,
  itemOf: (application: Application) => WorkItem,
  application: Application,
): OpenedApplication {
  const handedIn = submissionOf(room, application.records[0] ?? "");
  if (!handedIn) throw new ContractError("desk.unknown", `what was handed in is not kept any more`);
  const { identity, situation, values, sources, files, authorisations, declined, signed } = handedIn;
  const later = application.records.slice(1).flatMap((record) => supplementOf(room, record) ?? []);
  const { form, situations: questions, commitments } = room.guides.matter(application.guide);
  return {
    item: itemOf(application),
    applicant: {
      name: "name" in identity ? identity.name : identity.chineseName || identity.englishName,
      documentKind: identity.kind,
      number: identity.number,
      assurance: assuranceOf(identity),
      onBehalfOf: handedIn.enterprise ? shownEnterprise(handedIn.enterprise) : null,
    },
    situation: Object.entries(situation).map(([id, value]) => {
      const asked = questions.find((each) => each.id === id);
      return {
        id,
        question: asked?.question ?? nameless(id),
        answer: wordsFor(asked?.options ?? [], value)[0] ?? nameless(value),
      };
    }),
    fields: (form?.sections ?? []).flatMap(({ fields }) =>
      fields.flatMap((field) => {
        const { id, label } = field;
        const value = values[id];
        if (value === undefined) return [];
        const chosen = "options" in field ? wordsFor(field.options, value) : [];
        return [{ id, label, value, chosen, from: sources[id] ?? "" }];
      }),
    ),
    files: [...files, ...later.flatMap((each) => each.files)].map(
      ({ id, materialId, mediaType, size, digest, doubts }) => ({
        id,
        materialId,
        mediaType,
        size,
        digest,
        doubts,
      }),
    ),
    licences: [...authorisations, ...later.flatMap((each) => each.authorisations)].map(
      ({ id, materialId, kind, fetched, givenAt }) => ({
        materialId,
        kind,
        authorisation: id,
        fields: fetched?.fields ?? {},
        at: givenAt,
      }),
    ),
    commitments: signed.flatMap(({ commitmentId, version, signature, at }) => {
      // The guide is the one by which it was signed: a later one changes no word of it.
      const text = commitments.find(({ id }) => id === commitmentId);
      if (!text) return [];
      const { id, title, notice, statement } = text;
      return [{ id, title, version, notice, statement, signature, at }];
    }),
    declined: declined.map(({ commitmentId: id }) => ({ id, title: titleOf(commitments, id) })),
  };
}
