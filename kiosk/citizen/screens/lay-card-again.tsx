import { Notice } from "../../ui/text-block.tsx";
import { SessionPage } from "../frame/session-page.tsx";
import { TerminalDrawing } from "../frame/terminal-drawing.tsx";
import { useSession } from "../use-citizen.ts";

/** The card was moved, refused or not understood; the reader already waits for it again. */
export function LayCardAgain() {
  const { t, send, session, advice } = useSession();
  return (
    <SessionPage
      name="layCardAgain"
      step={2}
      title={t("layCardAgainTitle")}
      drawing={<TerminalDrawing moment="layCard" />}
      back={{ words: t("back"), onPress: () => send({ type: "back" }) }}
      secondary={{ words: t("withoutCard"), onPress: () => send({ type: "withoutCard" }) }}
    >
      {session.error && <Notice tone="bad" title={advice(session.error)} />}
    </SessionPage>
  );
}
