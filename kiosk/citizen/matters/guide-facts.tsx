import type { Matter } from "../../../server/contract/catalogue/matter.ts";
import { Icon, type IconName } from "../../ui/icon.tsx";
import { useFind } from "./use-find.ts";

/** How long, what it costs, how many trips: what everybody asks first. */
export function GuideFacts({ matter: { terms, fee, visits } }: { readonly matter: Matter }) {
  const { t } = useFind();
  const facts: readonly (readonly [IconName, string])[] = [
    ["clock", terms.committed === 0 ? t("factAtOnce") : t("factDays", { days: terms.committed })],
    ["money", fee.free ? t("factFree") : t("factFee", { amount: fee.amount })],
    ["place", visits.count === 0 ? t("factNoVisit") : t("factVisits", { count: visits.count })],
  ];
  return (
    <ul class="facts">
      {facts.map(([icon, words]) => (
        <li key={icon}>
          <Icon name={icon} size={8} />
          <span>{words}</span>
        </li>
      ))}
    </ul>
  );
}
