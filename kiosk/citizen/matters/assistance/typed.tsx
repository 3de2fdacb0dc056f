import type { ComponentChildren } from "preact";
import { AddressPicker } from "../../../ui/address/address-picker.tsx";
import { Keyboard } from "../../../ui/keyboard/keyboard.tsx";
import { Notice } from "../../../ui/text-block.tsx";
import { Page } from "../../frame/page.tsx";
import { addressProblem } from "../../machines/assistance.machine.ts";
import { useAssistance } from "./use-assistance.ts";

/** A question that is answered by typing; what is wrong is said in place, once somebody wants to go on. */
function Typed({
  name,
  title,
  wrong,
  children,
}: {
  readonly name: string;
  readonly title: string;
  readonly wrong: string;
  readonly children: ComponentChildren;
}) {
  const { t, common, view, send } = useAssistance();
  return (
    <Page
      name={name}
      title={title}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
      primary={{ words: t("next"), icon: "forward", onPress: () => send({ type: "answer" }) }}
    >
      {view.checked && <Notice tone="bad" title={wrong} />}
      {children}
    </Page>
  );
}

export function AssistName() {
  const { t, view, language, send } = useAssistance();
  return (
    <Typed name="assistName" title={t("nameTitle")} wrong={t("nameMissing")}>
      <Keyboard
        mode="pinyin"
        purpose="name"
        value={view.draft}
        maxLength={40}
        label={t("nameTitle")}
        language={language}
        onChange={(text) => send({ type: "type", text })}
      />
    </Typed>
  );
}

export function AssistTelephone() {
  const { t, view, language, send } = useAssistance();
  return (
    <Typed name="assistTelephone" title={t("telephoneTitle")} wrong={t("telephoneWrong")}>
      <Keyboard
        mode="telephone"
        value={view.draft}
        maxLength={20}
        label={t("telephoneTitle")}
        language={language}
        onChange={(text) => send({ type: "type", text })}
      />
    </Typed>
  );
}

export function AssistAddress() {
  const { t, view, language, send } = useAssistance();
  const areas = (view.offer?.areas ?? []).join(language === "en" ? ", " : "、");
  const wrong = addressProblem(view) === "notServed" ? t("addressNotServed", { areas }) : t("addressMissing");
  return (
    <Typed name="assistAddress" title={t("addressTitle")} wrong={wrong}>
      <AddressPicker
        value={view.draft}
        language={language}
        onChange={(text) => send({ type: "type", text })}
      />
    </Typed>
  );
}
