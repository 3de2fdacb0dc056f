import type { VNode } from "preact";
import { Notice } from "../../ui/text-block.tsx";
import { CodePad } from "../frame/code-pad.tsx";
import type { PageProps } from "../frame/page.tsx";
import { type CodeEvent, type CodeView, codeKinds } from "../machines/code.machine.ts";
import { useIdentify } from "./use-identify.ts";

const words = {
  appointment: ["appointmentCodeTitle", "appointmentCodeHint"],
  matter: ["matterCodeTitle", "matterCodeHint"],
  lastFour: ["lastFourTitle", "lastFourHint"],
} as const;

interface CodeScreenProps {
  readonly view: CodeView;
  /** The page of the journey that asks. */
  readonly Page: (props: PageProps) => VNode;
  readonly send: (event: CodeEvent) => void;
}

/** A code: a place and a key for every sign that can stand in it, or the scanner. */
export function CodeScreen(props: CodeScreenProps) {
  return props.view.state === "codeScanning" ? <Scanning {...props} /> : <Typing {...props} />;
}

/** Nobody has to tell 0 from O: signs that are taken for one another are not in a code. */
function Typing({ view: { kind, typed }, Page, send }: CodeScreenProps) {
  const { t, common } = useIdentify();
  const [title, hint] = words[kind];
  const { places, signs } = codeKinds[kind];
  return (
    <Page
      name="codeTyping"
      title={t(title)}
      hint={t(hint)}
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
        {typed.length >= places && <Notice tone="bad" title={t("codeWrong")} />}
      </CodePad>
    </Page>
  );
}

/** Where the scanner is differs by the terminal's model, so that nothing is drawn. */
function Scanning({ view: { kind }, Page, send }: CodeScreenProps) {
  const { t, common } = useIdentify();
  return (
    <Page
      name="codeScanning"
      title={t("scanTitle")}
      hint={t("scanHint")}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
      secondary={{
        words: t(kind === "appointment" ? "appointmentCodeBy" : "matterCodeBy"),
        icon: "pencil",
        onPress: () => send({ type: "typeCode" }),
      }}
    >
      <span class="ripple" aria-hidden="true" />
    </Page>
  );
}
