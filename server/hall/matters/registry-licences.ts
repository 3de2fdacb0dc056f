import { ConnectorError } from "../../connectors/connector-error.ts";
import type { Holder } from "../../connectors/holder.ts";
import type { LicenceRegistry } from "../../connectors/licences/licences.ts";
import type { LicenceOwner, LicenceSource } from "./licence-source.ts";

/** Who it is, as those outside know people. */
export const holderOutside = (owner: LicenceOwner): Holder => ({
  kind: owner.kind,
  number: owner.number,
  name: "name" in owner ? owner.name : owner.chineseName || owner.englishName,
});

/** E-licences of the registry (电子证照库). Its client sets the time that an answer may take. */
export function registryLicences(registry: LicenceRegistry, newKey: () => string): LicenceSource {
  const never = () => new AbortController().signal;
  return {
    async list(identity, matter) {
      const held = await registry.held({ id: newKey(), holder: holderOutside(identity), matter }, never());
      return held.map(({ id, kind, validTo, state }) => ({ id, kind, validTo, state }));
    },
    async use(
      identity,
      { id, licence, kind, matterId: matter, materialId: material, purpose, givenAt },
      { givenBy, evidence } = { givenBy: "cardAndTouch", evidence: null },
    ) {
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
            givenBy,
            evidence,
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
