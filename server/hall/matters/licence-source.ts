import type * as z from "zod/mini";
import type { answerValue } from "../../contract/forms/facts.ts";
import type { IdentityDocument } from "../../contract/identity.ts";

/** An e-licence as its source lists it: nothing of what stands on it. */
export interface ListedLicence {
  /** The source's own. */
  readonly id: string;
  readonly kind: string;
  /** `2027-03-31`; null: no end. */
  readonly validTo: string | null;
  readonly state: "valid" | "expired" | "revoked";
}

/** One use of one e-licence for one material (授权用证), as the holder agreed to it: written down before it is asked for. */
export interface LicenceUse {
  readonly id: string;
  readonly licence: string;
  readonly kind: string;
  readonly matterId: string;
  readonly materialId: string;
  /** What the holder was told that it is for. */
  readonly purpose: string;
  /** Milliseconds since the epoch. */
  readonly givenAt: number;
}

export interface UsedLicence {
  /** What stands on it, by field. */
  readonly fields: Readonly<Record<string, z.infer<typeof answerValue>>>;
  readonly validTo: string | null;
}

/** An enterprise as the registry knows it. */
export interface Organisation {
  readonly kind: "unifiedCreditCode";
  readonly number: string;
  readonly name: string;
}

/** Whose e-licences are asked about. */
export type LicenceOwner = IdentityDocument | Organisation;

/** How it was agreed to. `evidence`: SHA-256 of the code with which somebody acts for an enterprise. */
export type Consent =
  | { readonly givenBy: "cardAndTouch"; readonly evidence: null }
  | { readonly givenBy: "agent"; readonly evidence: string };

/** Where a hall has e-licences (电子证照) from. Both reject where the source does not answer. */
export interface LicenceSource {
  list(holder: LicenceOwner, matterId: string): Promise<ListedLicence[]>;
  /** The same use again is one use. Undefined: it is not given, or not valid. */
  use(holder: LicenceOwner, use: LicenceUse, consent?: Consent): Promise<UsedLicence | undefined>;
}
