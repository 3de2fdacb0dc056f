import type { ComponentChildren } from "preact";
import { codeLength, codeSigns } from "../../../../server/contract/appointments.ts";
import { Notice } from "../../../ui/text-block.tsx";
import { CodePad } from "../../frame/code-pad.tsx";
import { Page } from "../../frame/page.tsx";
import { lastSigns } from "../../machines/follow-matter.machine.ts";
import { useFollow } from "./use-follow.ts";

/** The code on the receipt or on the slip of what was saved. */
export function FollowCode() {
  const { view, t } = useFollow();
  return (
    <Typing
      name="followCode"
      title={t("codeTitle")}
      hint={t("codeHint")}
      places={codeLength}
      signs={codeSigns}
    >
      {view.typed.length >= codeLength && <Notice tone="bad" title={t("codeWrong")} />}
    </Typing>
  );
}

/** The end of the document's number, for whoever has not the document. Digits, and the X of a resident's number. */
export function FollowLastFour() {
  const { t } = useFollow();
  return (
    <Typing
      name="followLastFour"
      title={t("lastFourTitle")}
      hint={t("lastFourHint")}
      places={lastSigns}
      signs="1234567890X"
    />
  );
}

function Typing({
  name,
  title,
  hint,
  places,
  signs,
  children,
}: {
  readonly name: string;
  readonly title: string;
  readonly hint: string;
  readonly places: number;
  readonly signs: string;
  readonly children?: ComponentChildren;
}) {
  const { view, t, common, send } = useFollow();
  const { typed } = view;
  return (
    <Page
      name={name}
      title={title}
      hint={hint}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
      primary={{
        words: t("erase"),
        icon: "back",
        disabled: typed === "",
        onPress: () => send({ type: "erase" }),
      }}
    >
      <CodePad
        typed={typed}
        places={places}
        signs={signs}
        label={t("codeSoFar", { code: [...typed].join(" ") })}
        onSign={(sign) => send({ type: "sign", sign })}
      >
        {children}
      </CodePad>
    </Page>
  );
}

/** A code is waited for at the scanner. Where it is differs by the terminal's model, so that nothing is drawn. */
export function FollowScan() {
  const { t, common, send } = useFollow();
  return (
    <Page
      name="followScan"
      title={t("scanTitle")}
      hint={t("scanHint")}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
      secondary={{ words: t("byCode"), icon: "pencil", onPress: () => send({ type: "typeCode" }) }}
    >
      <span class="ripple" aria-hidden="true" />
    </Page>
  );
}
