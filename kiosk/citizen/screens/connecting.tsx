import { Page } from "../frame/page.tsx";
import { useCitizen } from "../use-citizen.ts";

export function Connecting() {
  const { t, inEnglish } = useCitizen();
  return (
    <Page
      name="connecting"
      title={t("connectingTitle")}
      hint={t("connectingHint")}
      inEnglish={inEnglish("connectingTitle")}
    >
      <span class="ripple" aria-hidden="true" />
    </Page>
  );
}
