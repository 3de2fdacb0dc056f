import { printerProblem } from "../condition.ts";
import { NumberSlip } from "../frame/number-slip.tsx";
import { SessionPage } from "../frame/session-page.tsx";
import { useSession } from "../use-citizen.ts";

/** Who waits for this already keeps the number; a paper is printed only where none has come out. */
export function AlreadyTaken() {
  const { t, send, session, condition } = useSession();
  const canPrint = session.ticket?.print !== "printed" && printerProblem(condition) === null;
  return (
    <SessionPage
      name="alreadyTaken"
      step={3}
      title={t("alreadyTakenTitle")}
      hint={t("alreadyTakenHint")}
      secondary={{ words: t("chooseAnother"), onPress: () => send({ type: "chooseAnother" }) }}
      primary={
        canPrint
          ? { words: t("printAgain"), icon: "printer", onPress: () => send({ type: "printAgain" }) }
          : { words: t("finish"), icon: "check", onPress: () => send({ type: "done" }) }
      }
    >
      <NumberSlip />
    </SessionPage>
  );
}
