import { matterQrPrefix } from "../../../server/contract/matters.ts";
import { spacedCode } from "../../i18n/appointment-time.ts";
import { QrCode } from "../../ui/qr-code.tsx";
import { Notice } from "../../ui/text-block.tsx";
import { printerProblem } from "../condition.ts";
import { FittedPages } from "../frame/fitted-pages.tsx";
import { Page } from "../frame/page.tsx";
import { Standing } from "./standing.tsx";
import { usePain } from "./use-pain.ts";

const slipWords = {
  printed: ["good", "slipPrinted"],
  unknown: ["warning", "slipUnknown"],
  failed: ["bad", "slipFailed"],
} as const;

/** The code, to be noted, photographed or printed. */
export function PainSent() {
  const { t, view, condition, send } = usePain();
  const { pain, address, slip } = view;
  if (!pain) throw new Error("a code was to be shown before there was one");
  const [tone, words] = slip ? slipWords[slip.print] : [];
  return (
    <Page
      name="painSent"
      title={t("sentTitle")}
      hint={t("sentHint")}
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
          <p class="slip__code">{spacedCode(pain.code)}</p>
        </div>
        <QrCode text={address ?? `${matterQrPrefix}${pain.code}`} size={36} label={pain.code} />
      </div>
      {tone && words && <Notice tone={tone} title={t(words)} />}
      <FittedPages blocks={[<Standing key="standing" pain={pain} />]} />
    </Page>
  );
}
