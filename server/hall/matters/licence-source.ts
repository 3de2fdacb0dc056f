import type * as z from "zod/mini";
import type { answerValue } from "../../contract/forms/facts.ts";
import type { IdentityDocument } from "../../contract/identity.ts";

/** An e-licence as its source lists it: nothing of what stands on it. */
export interface ListedLicence {
  readonly kind: string;
  /** `2027-03-31`; null: no end. */
  readonly validTo: string | null;
  readonly state: "valid" | "expired" | "revoked";
}

/** For what an e-licence is used, as it stands in the authorisation (授权) and as the holder was told. */
export interface LicencePurpose {
  readonly matterId: string;
  readonly materialId: string;
}

export interface UsedLicence {
  /** The source's own record of this use. */
  readonly authorisation: string;
  /** What stands on it, by field. */
  readonly fields: Readonly<Record<string, z.infer<typeof answerValue>>>;
  readonly validTo: string | null;
}

/** Where a hall has e-licences (电子证照) from. */
export interface LicenceSource {
  /** Rejects where the source does not answer, or `signal` ends it. */
  list(holder: IdentityDocument, signal: AbortSignal): Promise<ListedLicence[]>;
  /**
   * One use for one purpose; the same key brings the same. Undefined: there is none, or it is not valid. Rejects as `list`.
   */
  use(
    holder: IdentityDocument,
    kind: string,
    purpose: LicencePurpose,
    key: string,
    signal: AbortSignal,
  ): Promise<UsedLicence | undefined>;
}
