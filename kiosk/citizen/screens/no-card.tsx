import { Notice } from "../../ui/text-block.tsx";
import { SessionPage } from "../frame/session-page.tsx";
import { TerminalDrawing } from "../frame/terminal-drawing.tsx";
import { useSession } from "../use-citizen.ts";

export function NoCard() {
  const { t, send, advice } = useSession();
  return (
    <SessionPage
      name="noCard"
      step={2}
      title={t("noCardTitle")}
      drawing={<TerminalDrawing moment="layCard" />}
      back={{ words: t("back"), onPress: () => send({ type: "back" }) }}
      secondary={{ words: t("withoutCard"), onPress: () => send({ type: "withoutCard" }) }}
      primary={{ words: t("tryAgain"), icon: "retry", onPress: () => send({ type: "tryAgain" }) }}
    >
      <Notice tone="information" title={advice("reader.noCard")} />
    </SessionPage>
  );
}
