import { ConnectorError } from "../../connectors/connector-error.ts";
import type { Holder } from "../../connectors/holder.ts";
import type { LicenceRegistry } from "../../connectors/licences/licences.ts";
import type { IdentityDocument } from "../../contract/identity.ts";
import type { LicenceSource } from "./licence-source.ts";

/** Who it is, as those outside know people. */
export const holderOutside = (identity: IdentityDocument): Holder => ({
  kind: identity.kind,
  number: identity.number,
  name: "name" in identity ? identity.name : identity.chineseName || identity.englishName,
});

/** E-licences of the registry (电子证照库). Its client sets the time that an answer may take. */
export function registryLicences(registry: LicenceRegistry, newKey: () => string): LicenceSource {
  const never = () => new AbortController().signal;
  return {
    async list(identity, matter) {
      const held = await registry.held({ id: newKey(), holder: holderOutside(identity), matter }, never());
      return held.map(({ id, kind, validTo, state }) => ({ id, kind, validTo, state }));
    },
    async use(identity, { id, licence, kind, matterId: matter, materialId: material, purpose, givenAt }) {
      try {
        const { fields, licence: fetched } = await registry.fetch(
          {
            id,
            licence,
            kind,
            holder: holderOutside(identity),
            matter,
            material,
            purpose,
            givenAt,
            givenBy: "cardAndTouch",
            evidence: null,
          },
          never(),
        );
        return fetched.state === "valid" ? { fields, validTo: fetched.validTo } : undefined;
      } catch (cause) {
        if (cause instanceof ConnectorError && !cause.again) return undefined;
        throw cause;
      }
    },
  };
}
