import { SessionPage } from "../frame/session-page.tsx";
import { TerminalDrawing } from "../frame/terminal-drawing.tsx";
import { useSession } from "../use-citizen.ts";

export function ReadingCard() {
  const { t, send } = useSession();
  return (
    <SessionPage
      name="readingCard"
      step={2}
      title={t("readingCardTitle")}
      hint={t("readingCardHint")}
      drawing={<TerminalDrawing moment="readCard" />}
      back={{ words: t("back"), onPress: () => send({ type: "back" }) }}
    />
  );
}
