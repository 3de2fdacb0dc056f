import { SessionPage } from "../frame/session-page.tsx";
import { TerminalDrawing } from "../frame/terminal-drawing.tsx";
import { useSession } from "../use-citizen.ts";

export function TakeCard() {
  const { t } = useSession();
  return (
    <SessionPage
      name="takeCard"
      step={4}
      title={t("takeCardTitle")}
      hint={t("takeCardHint")}
      drawing={<TerminalDrawing moment="takeCard" />}
    />
  );
}
