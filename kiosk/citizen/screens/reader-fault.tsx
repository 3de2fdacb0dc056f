import { Notice } from "../../ui/text-block.tsx";
import { readerProblem } from "../condition.ts";
import { SessionPage } from "../frame/session-page.tsx";
import { useSession } from "../use-citizen.ts";

/** The reader failed; it comes back by itself, and nobody has to wait for it. */
export function ReaderFault() {
  const { t, send, session, condition, advice } = useSession();
  const works = readerProblem(condition) === null;
  return (
    <SessionPage
      name="readerFault"
      step={2}
      title={t("readerFaultTitle")}
      back={{ words: t("back"), onPress: () => send({ type: "back" }) }}
      secondary={{
        words: t("tryAgain"),
        icon: "retry",
        disabled: !works,
        onPress: () => send({ type: "tryAgain" }),
      }}
      primary={{ words: t("withoutCard"), onPress: () => send({ type: "withoutCard" }) }}
    >
      {works ? (
        <Notice tone="good" title={t("readerBack")} />
      ) : (
        <Notice tone="bad" title={advice(session.error ?? "reader.silent")} />
      )}
    </SessionPage>
  );
}
