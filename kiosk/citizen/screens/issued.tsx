import { NumberSlip } from "../frame/number-slip.tsx";
import { SessionPage } from "../frame/session-page.tsx";
import { useSession } from "../use-citizen.ts";

export function Issued() {
  const { t } = useSession();
  return (
    <SessionPage name="issued" step={3} title={t("issuedTitle")} hint={t("numberValid")}>
      <NumberSlip />
    </SessionPage>
  );
}
