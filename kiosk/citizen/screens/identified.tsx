import { HolderCard } from "../frame/holder-card.tsx";
import { PriorityNote } from "../frame/priority-note.tsx";
import { SessionPage } from "../frame/session-page.tsx";
import { useSession } from "../use-citizen.ts";

export function Identified() {
  const { t, send } = useSession();
  return (
    <SessionPage
      name="identified"
      step={2}
      title={t("identifiedTitle")}
      hint={t("identifiedHint")}
      back={{ words: t("back"), onPress: () => send({ type: "back" }) }}
      primary={{ words: t("getNumber"), icon: "forward", onPress: () => send({ type: "next" }) }}
    >
      <HolderCard />
      <PriorityNote />
    </SessionPage>
  );
}
