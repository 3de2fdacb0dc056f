import type { IdentityDocument } from "../../../server/contract/identity.ts";
import { Icon } from "../../ui/icon.tsx";
import { useSession } from "../use-citizen.ts";

const kinds = {
  resident: "kindResident",
  hkMacaoTaiwan: "kindHkMacaoTaiwan",
  foreignPermanentResident2017: "kindForeign",
  foreignPermanentResident2023: "kindForeign",
  passport: "kindPassport",
  taiwanTravelPermit: "kindTaiwanPermit",
} as const satisfies Record<IdentityDocument["kind"], string>;

/** As much of the card as a person behind may see. */
export function HolderCard() {
  const { t, session } = useSession();
  const { holder } = session;
  if (!holder) throw new Error("a card was to be shown before it was read");
  const rows = [
    [t("holderKind"), t(kinds[holder.kind])],
    [t("holderName"), holder.maskedName],
    [t("holderNumber"), holder.maskedNumber],
  ] as const;
  return (
    <div class="holder card">
      <span class="holder__portrait">
        <Icon name="person" size={22} />
      </span>
      <dl>
        {rows.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
