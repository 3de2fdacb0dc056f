import type { Translate } from "../../i18n/catalogue.ts";
import type { FollowMessages } from "../../i18n/follow.ts";
import { Icon } from "../../ui/icon.tsx";

/** A code that stands for no ticket of today: what to do instead. */
export function Gone({ t }: { t: Translate<FollowMessages> }) {
  return (
    <main class="ticket__main">
      <section class="gone">
        <h1>{t("goneTitle")}</h1>
        <p>{t("goneWhy")}</p>
        <ul>
          <li>
            <Icon name="retry" size={8} />
            <span>{t("goneScan")}</span>
          </li>
          <li>
            <Icon name="ticket" size={8} />
            <span>{t("goneTake")}</span>
          </li>
          <li>
            <Icon name="help" size={8} />
            <span>{t("goneHelp")}</span>
          </li>
        </ul>
      </section>
    </main>
  );
}
