import { Icon, type IconName } from "../../ui/icon.tsx";
import type { PartProps } from "./part.ts";

const ways = [
  ["retry", "expiredScan"],
  ["ticket", "expiredTake"],
  ["help", "expiredHelp"],
] as const satisfies readonly (readonly [IconName, string])[];

/** The key in the address opens no more: what to do instead. */
export function Expired({ t }: Pick<PartProps, "t">) {
  return (
    <section class="gone">
      <h1>{t("expiredTitle")}</h1>
      <p>{t("expiredWhy")}</p>
      <ul>
        {ways.map(([icon, words]) => (
          <li key={words}>
            <Icon name={icon} size={8} />
            <span>{t(words)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
