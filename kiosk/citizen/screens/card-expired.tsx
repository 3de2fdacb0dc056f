import { HolderCard } from "../frame/holder-card.tsx";
import { SessionPage } from "../frame/session-page.tsx";
import { useSession } from "../use-citizen.ts";

export function CardExpired() {
  const { t, send } = useSession();
  return (
    <SessionPage
      name="cardExpired"
      step={2}
      title={t("cardExpiredTitle")}
      hint={t("cardExpiredHint")}
      back={{ words: t("back"), onPress: () => send({ type: "back" }) }}
      secondary={{ words: t("anotherCard"), icon: "card", onPress: () => send({ type: "tryAgain" }) }}
      primary={{ words: t("withoutCard"), onPress: () => send({ type: "withoutCard" }) }}
    >
      <HolderCard />
    </SessionPage>
  );
}
