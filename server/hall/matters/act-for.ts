import { createHash } from "node:crypto";
import { ContractError } from "../../contract/errors.ts";
import { parseCreditCode } from "../../contract/identifiers/credit-code.ts";
import type { IdentityDocument } from "../../contract/identity.ts";
import type { MatterCompletion, MatterPayload } from "../../contract/matters/hall.ts";
import type { ActingProof, ActingRefusal } from "../../contract/matters.ts";
import { holdsDocument, mayBeToldMore } from "./assurance.ts";
import type { CaseData, Enterprise } from "./case-data.ts";
import { verifyCode } from "./enterprise-code.ts";
import type { ListedLicence, Organisation, UsedLicence } from "./licence-source.ts";
import { named, type Room, todayOf } from "./room.ts";

/** 码上办: a case that somebody handles for an enterprise. */

/** By this an enterprise is known: whoever holds it is who acts in its name (法定代表人). */
const licenceOfEnterprise = "businessLicence";

type Standing = { readonly enterprise: Enterprise } | { readonly refusal: ActingRefusal };
type OnFile = { readonly listed: ListedLicence[]; readonly own: ListedLicence };

/** @throws ContractError matter.identityNeeded: nobody showed a document · matter.caseOver */
export async function actFor(
  room: Room,
  { caseId, by }: MatterPayload<"Matter.ActFor">,
): Promise<MatterCompletion<"Matter.ActFor">> {
  return room.cases.inTurn(caseId, async () => {
    const data = room.cases.read(caseId);
    const { identity } = data;
    if (!identity) throw new ContractError("matter.identityNeeded", "nobody showed a document");
    holdsDocument(identity);
    const standing = standingOf(room, data, identity, by);
    if ("refusal" in standing) return { case: null, refusal: standing.refusal };
    const { enterprise } = standing;
    const found = await onFile(room, data, enterprise);
    if ("refusal" in found) return { case: null, refusal: found.refusal };
    const shown = await fieldsOf(room, data, enterprise, found.own);
    if (!shown) return { case: null, refusal: "noAnswer" };
    const acting: CaseData = {
      ...data,
      enterprise: { ...enterprise, name: String(shown.fields.name ?? enterprise.name) },
      facts: {
        ...data.facts,
        licences: { ...data.facts.licences, [licenceOfEnterprise]: { ...shown.fields } },
      },
      licences: [
        ...data.licences.filter(({ kind }) => !isOf(found.listed, kind)),
        ...named(room, found.listed),
      ],
      licencesAsked: true,
    };
    room.cases.open(acting);
    return { case: room.cases.view(acting), refusal: null };
  });
}

/** Whether who handed in a case acts for its enterprise still: what the code says is looked at anew, at the time of handing in. */
export function stillActs(room: Room, data: CaseData, identity: IdentityDocument): ActingRefusal | null {
  if (!data.enterprise?.code) return null;
  const verified = verifyCode(data.enterprise.code, room.issuers, {
    identity,
    matterIds: data.guides.map(({ matterId }) => matterId),
    today: todayOf(room),
  });
  return "refusal" in verified ? verified.refusal : null;
}

export const organisation = ({
  creditCode,
  name,
}: Pick<Enterprise, "creditCode" | "name">): Organisation => ({
  kind: "unifiedCreditCode",
  number: creditCode,
  name,
});

const isOf = (listed: readonly ListedLicence[], wanted: string): boolean =>
  listed.some(({ kind }) => kind === wanted);

function standingOf(room: Room, data: CaseData, identity: IdentityDocument, by: ActingProof): Standing {
  if ("creditCode" in by) {
    const parsed = parseCreditCode(by.creditCode);
    if (!parsed.ok) return { refusal: "noEnterprise" };
    const { code: creditCode } = parsed.value;
    return {
      enterprise: {
        creditCode,
        name: creditCode,
        manner: "legalPerson",
        until: null,
        code: null,
        authorisation: null,
      },
    };
  }
  const matterIds = data.guides.map(({ matterId }) => matterId);
  const verified = verifyCode(by.code, room.issuers, { identity, matterIds, today: todayOf(room) });
  if ("refusal" in verified) return verified;
  const { company: creditCode, name, to, id } = verified.authorisation;
  return {
    enterprise: { creditCode, name, manner: "agent", until: to, code: by.code, authorisation: id },
  };
}

/** What the registry has of the enterprise; of who says to be its legal representative it has to have the same licence. */
async function onFile(
  { licences, note }: Room,
  { identity, guides }: CaseData,
  enterprise: Enterprise,
): Promise<OnFile | { readonly refusal: ActingRefusal }> {
  const matterId = guides[0]?.matterId ?? "";
  if (!licences || !identity) return { refusal: "noAnswer" };
  const isOwn = ({ kind, state }: ListedLicence) => kind === licenceOfEnterprise && state === "valid";
  let listed: ListedLicence[];
  try {
    listed = await licences.list(organisation(enterprise), matterId);
    const own = listed.find(isOwn);
    if (!own) return { refusal: "noEnterprise" };
    if (enterprise.manner === "agent") return { listed, own };
    const theirs = mayBeToldMore(identity) ? await licences.list(identity, matterId) : [];
    return theirs.some(({ id }) => id === own.id) ? { listed, own } : { refusal: "notLegalPerson" };
  } catch (cause) {
    note("the source of e-licences does not answer", { cause: String(cause) });
    return { refusal: "noAnswer" };
  }
}

/** What stands on its licence. The use is on record at the registry, with what it was given by. */
async function fieldsOf(
  { licences, clock, newKey, note }: Room,
  { identity, guides }: CaseData,
  enterprise: Enterprise,
  own: ListedLicence,
): Promise<UsedLicence | undefined> {
  if (!licences || !identity) return undefined;
  const use = {
    id: newKey(),
    licence: own.id,
    kind: own.kind,
    matterId: guides[0]?.matterId ?? "",
    materialId: licenceOfEnterprise,
    purpose: "代企业办事，核对企业身份",
    givenAt: clock.now(),
  };
  try {
    return await licences.use(organisation(enterprise), use, consentOf(enterprise));
  } catch (cause) {
    note("the source of e-licences does not answer", { cause: String(cause) });
    return undefined;
  }
}

/** By whom and with what the use of an enterprise's licence was agreed to. */
export const consentOf = ({ code }: Enterprise) =>
  code === null
    ? ({ givenBy: "cardAndTouch", evidence: null } as const)
    : ({ givenBy: "agent", evidence: createHash("sha256").update(code).digest("hex") } as const);
