import type { ComponentChildren, VNode } from "preact";
import type { HolderKind } from "../../../server/contract/catalogue/words.ts";
import { translator } from "../../i18n/catalogue.ts";
import { handleMessages } from "../../i18n/handle-matter.ts";
import { identifyMessages } from "../../i18n/identify.ts";
import { Keyboard } from "../../ui/keyboard/keyboard.tsx";
import type { KeyboardMode } from "../../ui/keyboard/modes.ts";
import { Notice } from "../../ui/text-block.tsx";
import type { PageProps } from "../frame/page.tsx";
import type { DocumentEvent, DocumentView } from "../machines/document.machine.ts";
import type { TypedDocumentView } from "../machines/typed-document.machine.ts";
import { Answers } from "../matters/answers.tsx";
import { refusalKeys } from "../matters/handling/field-words.ts";
import { useIdentify } from "./use-identify.ts";

interface Parts {
  readonly Page: (props: PageProps) => VNode;
  readonly send: (event: DocumentEvent) => void;
}
type PartProps = Parts & { readonly typed: TypedDocumentView };

/** A document that nobody reads: which it is, then what stands on it, one thing a screen. */
export function TypedDocumentScreen({ view, ...parts }: Parts & { readonly view: DocumentView }) {
  const { typed } = view;
  switch (typed?.state) {
    case "typedNumber":
      return <NumberOn {...parts} typed={typed} />;
    case "typedIssuer":
      return <Issuer {...parts} typed={typed} />;
    case "typedName":
      return <NameOn {...parts} typed={typed} />;
    case "typedBirth":
      return <Birth {...parts} typed={typed} />;
    default:
      return <KindOf {...parts} kinds={typed?.kinds ?? []} />;
  }
}

/** The words of a form's fields: what is wrong with a number, and how a day is typed. */
function useFieldWords() {
  const { language } = useIdentify();
  return translator(handleMessages, language);
}

/** What it leads to is said before anything is typed. */
function KindOf({ Page, send, kinds }: Parts & { readonly kinds: readonly HolderKind[] }) {
  const { t, common } = useIdentify();
  return (
    <Page
      name="typedKind"
      title={t("typedKindTitle")}
      hint={t("typedKindHint")}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
    >
      <Answers
        options={kinds.map((kind) => ({ value: kind, label: identifyMessages[kind] }))}
        chosen={[]}
        onChoose={(kind) => send({ type: "chooseKind", kind: kind as HolderKind })}
      />
    </Page>
  );
}

/** One thing that is typed; what is wrong is said in place, once somebody wants to go on. */
function Typed({
  Page,
  send,
  name,
  title,
  hint,
  wrong,
  children,
}: Parts & {
  readonly name: string;
  readonly title: string;
  readonly hint: string;
  readonly wrong: string | null;
  readonly children: ComponentChildren;
}) {
  const { common } = useIdentify();
  const field = useFieldWords();
  return (
    <Page
      name={name}
      title={title}
      hint={hint}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
      primary={{ words: field("next"), icon: "forward", onPress: () => send({ type: "takeTyped" }) }}
    >
      {wrong && <Notice tone="bad" title={wrong} />}
      {children}
    </Page>
  );
}

const numberModes: Readonly<Record<HolderKind, KeyboardMode>> = {
  resident: "idNumber",
  hkMacaoTaiwan: "idNumber",
  taiwanTravelPermit: "number",
  foreignPermanentResident: "latin",
  passport: "latin",
};

function NumberOn({ typed: { kind, typed, wrong }, ...parts }: PartProps) {
  const { t, language } = useIdentify();
  const field = useFieldWords();
  const title = t("typedNumberTitle", { kind: t(kind ?? "resident") });
  return (
    <Typed
      {...parts}
      name="typedNumber"
      title={title}
      hint={t("typedNumberHint")}
      wrong={wrong && field(refusalKeys[wrong])}
    >
      <Keyboard
        mode={numberModes[kind ?? "resident"]}
        value={typed}
        label={title}
        language={language}
        maxLength={24}
        onChange={(text) => parts.send({ type: "typeDocument", text })}
      />
    </Typed>
  );
}

function Issuer({ typed: { typed, wrong }, ...parts }: PartProps) {
  const { t, language } = useIdentify();
  return (
    <Typed
      {...parts}
      name="typedIssuer"
      title={t("typedIssuerTitle")}
      hint={t("typedIssuerHint")}
      wrong={wrong && t("typedIssuerWrong")}
    >
      <Keyboard
        mode="latin"
        value={typed}
        label={t("typedIssuerTitle")}
        language={language}
        maxLength={3}
        onChange={(text) => parts.send({ type: "typeDocument", text })}
      />
    </Typed>
  );
}

function NameOn({ typed: { kind, typed, wrong }, ...parts }: PartProps) {
  const { t, language } = useIdentify();
  const isLatin = kind === "passport" || kind === "foreignPermanentResident";
  return (
    <Typed
      {...parts}
      name="typedName"
      title={t("typedNameTitle")}
      hint={t("typedNameHint")}
      wrong={wrong && t("typedNameMissing")}
    >
      <Keyboard
        mode={isLatin ? "latin" : "pinyin"}
        purpose="name"
        value={typed}
        label={t("typedNameTitle")}
        language={language}
        maxLength={60}
        onChange={(text) => parts.send({ type: "typeDocument", text })}
      />
    </Typed>
  );
}

function Birth({ typed: { typed, wrong }, ...parts }: PartProps) {
  const { t, language } = useIdentify();
  const field = useFieldWords();
  return (
    <Typed
      {...parts}
      name="typedBirth"
      title={t("typedBirthTitle")}
      hint={field("dateHint")}
      wrong={wrong && t("typedBirthWrong")}
    >
      <Keyboard
        mode="date"
        value={typed}
        label={t("typedBirthTitle")}
        language={language}
        maxLength={10}
        onChange={(text) => parts.send({ type: "typeDocument", text })}
      />
    </Typed>
  );
}
