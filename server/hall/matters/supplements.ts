import { ContractError } from "../../contract/errors.ts";
import type { MatterCompletion, MatterPayload } from "../../contract/matters/hall.ts";
import type { Problem } from "../../contract/matters.ts";
import { whyNotHandedIn } from "./assess.ts";
import { holdsDocument } from "./assurance.ts";
import { caseIdOf, nothingYet, whoIs } from "./case-commands.ts";
import type { CaseData } from "./case-data.ts";
import { keep, putDown } from "./hand-in.ts";
import { counted, type Room, receiptOf, submitCommand, todayOf } from "./room.ts";
import { type Application, isOver } from "./state.ts";

/** What is still owed and brought now: what was deferred (容缺), what the office asked for (补正), what was to be shown at the window. */

const owedOf = ({ paper, deferred, asked }: Application): string[] => [
  ...paper,
  ...deferred.materials,
  ...(asked?.materials ?? []),
];

export function beginSupplement(
  room: Room,
  { code, identity, terminalId, idempotencyKey }: MatterPayload<"Matter.BeginSupplement">,
): Promise<MatterCompletion<"Matter.BeginSupplement">> {
  const id = caseIdOf(idempotencyKey);
  return room.cases.inTurn(id, () =>
    counted(room, terminalId, async () => {
      room.log.catchUp();
      if (identity) holdsDocument(identity);
      const { state } = room.log;
      const found = state.cases.get(code);
      if (!found || (identity && room.hashPerson(identity) !== found.person))
        throw new ContractError("matter.notFound", `nothing for what came from ${terminalId}`);
      const all = found.numbers.flatMap((number) => state.applications.get(number) ?? []);
      const owing = all.filter((application) => !isOver(application) && owedOf(application).length > 0);
      if (owing.length === 0)
        throw all.some((application) => application.state === "returned")
          ? new ContractError("matter.overdue", `${code}: what was owed did not come`)
          : new ContractError("matter.nothingOwed", `${code} owes nothing`);
      const data: CaseData = {
        id,
        ...(await whoIs(room, identity, owing[0]?.matterId ?? "")),
        packageId: null,
        packageGuide: null,
        guides: owing.map(({ matterId, guide }) => ({ matterId, digest: guide })),
        ...nothingYet,
        supplementOf: code,
      };
      room.cases.open(data);
      return { case: room.cases.view(data), receipt: receiptOf(room, code) };
    }),
  );
}

export function supplement(
  room: Room,
  {
    caseId,
    applicationNumber: number,
    materials,
    terminalId,
    idempotencyKey,
  }: MatterPayload<"Matter.Supplement">,
): Promise<MatterCompletion<"Matter.Supplement">> {
  return room.cases.inTurn(caseId, async () => {
    room.log.catchUp();
    const done = room.log.outcomeOf(idempotencyKey);
    if (done?.type === "supplement") return { receipt: receiptOf(room, done.code), problems: [] };
    const data = room.cases.read(caseId);
    const application = room.log.state.applications.get(number);
    if (!application || application.code !== data.supplementOf)
      throw new ContractError("matter.caseOver", "not of this case");
    const problems = wrong(room, data, application, materials);
    if (problems.length > 0) return { receipt: null, problems };
    const record = room.newKey();
    const files = materials.flatMap(({ how }) => (how.by === "file" ? how.files : []));
    const used = materials.flatMap(({ how }) => (how.by === "licence" ? [how.authorisation] : []));
    putDown(room, record, {
      materials,
      authorisations: data.authorisations.filter(({ id }) => used.includes(id)),
      signed: data.signed.filter(({ matterId }) => matterId === application.matterId),
      files: data.files.filter(({ id }) => files.includes(id)),
    });
    const { code } = await submitCommand(room, idempotencyKey, {
      type: "supplement",
      number,
      materials: materials.map(({ materialId, how: { by } }) => ({ id: materialId, by })),
      record,
      by: terminalId,
    });
    keep(room, record);
    return { receipt: receiptOf(room, code), problems: [] };
  });
}

/** Now it comes, or not: nothing is put off once more, and paper is shown to a clerk. */
function wrong(
  room: Room,
  open: CaseData,
  application: Application,
  materials: MatterPayload<"Matter.Supplement">["materials"],
): Problem[] {
  const matter = room.guides.matter(application.guide);
  const owed = owedOf(application);
  return materials.flatMap(({ materialId, matterId, how }): Problem[] => {
    const material = matter.materials.find(({ id }) => id === materialId);
    const reason =
      !material || matterId !== matter.id || !owed.includes(materialId) || how.by === "window"
        ? "missing"
        : how.by === "later"
          ? "notDeferrable"
          : whyNotHandedIn({ material, how, matter, open, today: todayOf(room) });
    return reason
      ? [{ matterId, at: { kind: "material", id: materialId }, reason, detail: null, message: null }]
      : [];
  });
}
