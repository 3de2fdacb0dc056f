import { matterQrPrefix } from "../../../../server/contract/matters.ts";
import { spacedCode } from "../../../i18n/appointment-time.ts";
import { QrCode } from "../../../ui/qr-code.tsx";
import { Notice } from "../../../ui/text-block.tsx";
import { printerProblem } from "../../condition.ts";
import { FittedPages } from "../../frame/fitted-pages.tsx";
import { Page } from "../../frame/page.tsx";
import { Standing } from "./standing.tsx";
import { useAssistance } from "./use-assistance.ts";

const slipWords = {
  printed: ["good", "slipPrinted"],
  unknown: ["warning", "slipUnknown"],
  failed: ["bad", "slipFailed"],
} as const;

/** What became of the paper, as far as it is known. */
export function SlipNotice() {
  const { t, view } = useAssistance();
  if (!view.slip) return null;
  const [tone, words] = slipWords[view.slip.print];
  return <Notice tone={tone} title={t(words)} />;
}

/** The code to be noted, photographed or printed. */
export function AssistBooked() {
  const { t, view, condition, send } = useAssistance();
  const { request, slip } = view;
  if (!request) throw new Error("a code was to be shown before there was one");
  return (
    <Page
      name="assistBooked"
      title={t("bookedTitle")}
      {...(slip ? {} : { hint: t("bookedHint") })}
      secondary={{
        words: t("print"),
        icon: "printer",
        disabled: printerProblem(condition) !== null,
        onPress: () => send({ type: "print" }),
      }}
      primary={{ words: t("noted"), icon: "check", onPress: () => send({ type: "done" }) }}
    >
      <div class="slip slip--appointment slip--code">
        <div class="slip__words">
          <p class="slip__code">{spacedCode(request.code)}</p>
        </div>
        <QrCode text={`${matterQrPrefix}${request.code}`} size={36} label={request.code} />
      </div>
      <SlipNotice />
      <FittedPages blocks={[<Standing request={request} />]} />
    </Page>
  );
}
