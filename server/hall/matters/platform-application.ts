import type {
  HandedInMaterial,
  Application as PlatformApplication,
  Supplement,
} from "../../connectors/platform/application.ts";
import type { Matter } from "../../contract/catalogue/matter.ts";
import type { MaterialHandedIn } from "../../contract/matters.ts";
import { organisation } from "./act-for.ts";
import type { SubmissionData } from "./case-data.ts";
import { holderOutside } from "./registry-licences.ts";
import type { Application } from "./state.ts";

type HandedIn = Pick<SubmissionData, "files" | "authorisations">;

/** An application as the platform takes it. What is shown at the window on paper goes there on paper. */
export function platformApplication(
  site: string,
  { number, version, via, commitments, notified, steps }: Application,
  matter: Matter,
  submission: SubmissionData,
): PlatformApplication {
  const { enterprise } = submission;
  return {
    applicationNumber: number,
    matter: matter.id,
    catalogueVersion: version,
    site,
    terminal: via.replace(/^@/, ""),
    applicant: holderOutside(enterprise ? organisation(enterprise) : submission.identity),
    telephone: telephoneIn(submission),
    agent:
      enterprise?.authorisation != null
        ? { ...holderOutside(submission.identity), authorisation: enterprise.authorisation }
        : null,
    situation: submission.situation,
    answers: submission.values,
    materials: materialsOutside(matter, submission.materials, submission),
    commitments: commitments.map(({ id, version: read, text }) => ({
      id,
      version: read,
      textDigest: text,
      signedAt: submission.signed.find(({ commitmentId }) => commitmentId === id)?.at ?? 0,
      // The strokes stay in the hall: the platform has no use for what opens as no picture.
      signature: null,
    })),
    deferred: (notified?.materials ?? []).map((material) => ({ material, until: notified?.until.day ?? "" })),
    submittedAt: steps[0]?.at ?? 0,
  };
}

/** What came later, of what the platform waits for; undefined: nothing of it is for the platform. */
export function platformSupplements(
  application: Application,
  matter: Matter,
  handedInWith: (
    record: string,
  ) => (HandedIn & { readonly materials: readonly MaterialHandedIn[] }) | undefined,
): { readonly supplement: Supplement; readonly occasion: string }[] {
  return application.arrivals.flatMap(({ record, deferred, asked, ask }, index) => {
    const came = record === null ? undefined : handedInWith(record);
    if (!came) return [];
    const parts = [
      { supplement: null, ids: deferred },
      ...(ask === null ? [] : [{ supplement: ask, ids: asked }]),
    ];
    return parts.flatMap(({ supplement, ids }) => {
      const materials = materialsOutside(
        matter,
        came.materials.filter(({ materialId }) => ids.includes(materialId)),
        came,
      );
      return materials.length === 0
        ? []
        : [
            {
              supplement: { applicationNumber: application.number, supplement, materials },
              occasion: `${index + 1}-${supplement ?? "deferred"}`,
            },
          ];
    });
  });
}

/** Several files of one material are numbered behind its name. */
function materialsOutside(
  matter: Matter,
  materials: readonly MaterialHandedIn[],
  { files, authorisations }: HandedIn,
): HandedInMaterial[] {
  return materials.flatMap(({ materialId, how }): HandedInMaterial[] => {
    switch (how.by) {
      case "file":
        return how.files.flatMap((id, index) => {
          const file = files.find((each) => each.id === id);
          const name = index === 0 ? materialId : `${materialId}.${index + 1}`;
          return file
            ? [{ kind: "file", id: name, digest: file.digest, size: file.size, mediaType: file.mediaType }]
            : [];
        });
      case "licence": {
        const used = authorisations.find(({ id }) => id === how.authorisation);
        return used
          ? [{ kind: "licence", id: materialId, licence: used.licence, authorisation: used.id }]
          : [];
      }
      case "commitment": {
        const commitment = matter.materials.find(({ id }) => id === materialId)?.commitment;
        return commitment === undefined ? [] : [{ kind: "commitment", id: materialId, commitment }];
      }
      default:
        return [];
    }
  });
}

function telephoneIn({ concepts }: SubmissionData): string | null {
  const said = String(concepts["person.mobile"] ?? concepts["person.telephone"] ?? "").replaceAll(
    /[\s-]/g,
    "",
  );
  if (/^1\d{10}$/.test(said)) return `+86${said}`;
  return /^\+[1-9]\d{7,14}$/.test(said) ? said : null;
}
