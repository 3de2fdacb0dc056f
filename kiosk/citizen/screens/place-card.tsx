import { SessionPage } from "../frame/session-page.tsx";
import { TerminalDrawing } from "../frame/terminal-drawing.tsx";
import { useSession } from "../use-citizen.ts";

export function PlaceCard() {
  const { t, send } = useSession();
  return (
    <SessionPage
      name="placeCard"
      step={2}
      title={t("placeCardTitle")}
      hint={t("placeCardHint")}
      drawing={<TerminalDrawing moment="layCard" />}
      back={{ words: t("back"), onPress: () => send({ type: "back" }) }}
      secondary={{ words: t("withoutCard"), onPress: () => send({ type: "withoutCard" }) }}
    />
  );
}
