import { Notice } from "../../ui/text-block.tsx";
import { printerProblem } from "../condition.ts";
import { NumberSlip } from "../frame/number-slip.tsx";
import { SessionPage } from "../frame/session-page.tsx";
import { useSession } from "../use-citizen.ts";

/** No paper, but a valid number: it is shown to be copied, and printed as soon as the printer can. */
export function PrintFailed() {
  const { t, send, condition, advice } = useSession();
  const problem = printerProblem(condition);
  const works = problem === null;
  return (
    <SessionPage
      name="printFailed"
      step={3}
      title={t("printFailedTitle")}
      hint={t("numberValid")}
      secondary={{
        words: t("printAgain"),
        icon: "printer",
        disabled: !works,
        onPress: () => send({ type: "printAgain" }),
      }}
      primary={{ words: t("notedDown"), icon: "check", onPress: () => send({ type: "done" }) }}
    >
      <NumberSlip />
      {works ? (
        <Notice tone="good" title={t("printerBack")} />
      ) : (
        <Notice tone="bad" title={advice(problem)} />
      )}
    </SessionPage>
  );
}
