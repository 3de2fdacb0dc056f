import { useMemo } from "preact/hooks";
import { translator } from "../../../i18n/catalogue.ts";
import { signatureMessages } from "../../../i18n/signature.ts";
import { SignaturePad } from "../../../ui/signature/signature-pad.tsx";
import { HandlePage } from "./handle-page.tsx";
import { useHandle } from "./use-handle.ts";

/** The holder's own signature under the commitment that was just read. */
export function HandleSign() {
  const { t, common, view, language, send } = useHandle();
  const pad = useMemo(() => translator(signatureMessages, language), [language]);
  return (
    <HandlePage
      name="handleSign"
      step={4}
      title={t("signTitle")}
      hint={t("signHint")}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
    >
      <SignaturePad
        t={pad}
        written={view.signature}
        onChange={(signature) => send({ type: "written", signature })}
        onDone={(signature) => {
          send({ type: "written", signature });
          send({ type: "signed" });
        }}
        onAssisted={() => send({ type: "decline" })}
      />
    </HandlePage>
  );
}
