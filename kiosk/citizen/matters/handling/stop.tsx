import { matterQrPrefix } from "../../../../server/contract/matters.ts";
import { dayWords, spacedCode } from "../../../i18n/appointment-time.ts";
import { QrCode } from "../../../ui/qr-code.tsx";
import { Notice } from "../../../ui/text-block.tsx";
import { printerProblem } from "../../condition.ts";
import { Tile } from "../../frame/tile.tsx";
import { HandlePage } from "./handle-page.tsx";
import { slipWords } from "./receipt.tsx";
import { useHandle } from "./use-handle.ts";

/** Nobody loses what was filled in by a touch. */
export function HandleStop() {
  const { t, view, send } = useHandle();
  return (
    <HandlePage
      name="handleStop"
      title={t("stopTitle")}
      hint={t("stopHint")}
      stops={false}
      back={{ words: t("goOn"), onPress: () => send({ type: "back" }) }}
    >
      <div class="tiles">
        {view.caseId && (
          <Tile
            icon="check"
            words={t("stopSave")}
            hint={t("stopSaveHint")}
            main
            onPress={() => send({ type: "save" })}
          />
        )}
        <Tile
          icon="close"
          words={t("stopDiscard")}
          hint={t("stopDiscardHint")}
          onPress={() => send({ type: "done" })}
        />
      </div>
    </HandlePage>
  );
}

/** The code under which it is kept. */
export function HandleSaved() {
  const { t, view, language, condition, send } = useHandle();
  const { saved, slip } = view;
  if (!saved) throw new Error("a code was to be shown before there was one");
  const [tone, words] = slip ? slipWords[slip.print] : [];
  return (
    <HandlePage
      name="handleSaved"
      title={t("savedTitle")}
      hint={t("savedHint", { day: dayWords(saved.until, language) })}
      secondary={{
        words: t("printReceipt"),
        icon: "printer",
        disabled: printerProblem(condition) !== null,
        onPress: () => send({ type: "print" }),
      }}
      primary={{ words: t("done"), icon: "check", onPress: () => send({ type: "done" }) }}
    >
      <div class="receipt">
        <div class="receipt__code">
          <span>{t("receiptCode")}</span>
          <strong>{spacedCode(saved.code)}</strong>
        </div>
        <QrCode text={saved.address ?? `${matterQrPrefix}${saved.code}`} size={44} label={saved.code} />
      </div>
      {saved.address && <p class="handle-text">{t("savedPhone")}</p>}
      {tone && words && <Notice tone={tone} title={t(words)} />}
    </HandlePage>
  );
}
