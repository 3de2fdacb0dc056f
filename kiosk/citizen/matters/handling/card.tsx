import { Notice } from "../../../ui/text-block.tsx";
import { readerProblem } from "../../condition.ts";
import type { PageProps } from "../../frame/page.tsx";
import { DocumentScreen } from "../../identify/document.tsx";
import { useIdentify } from "../../identify/use-identify.ts";
import { firstDocumentView } from "../../machines/document.machine.ts";
import { PainDoor } from "../../pain-points/door.tsx";
import { HandlePage } from "./handle-page.tsx";
import { useHandle } from "./use-handle.ts";

/** There is no reading a card now: why, and what helps. */
export function HandleWho() {
  const { t, common, view, advice, condition, send } = useHandle();
  const identify = useIdentify().t;
  const works = readerProblem(condition) === null;
  const error = view.error ?? readerProblem(condition);
  return (
    <HandlePage
      name="handleWho"
      title={works ? t("whoTitle") : t("whoReaderFault")}
      hint={t("whoWindow")}
      stops={false}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
      secondary={{ words: identify("byOther"), onPress: () => send({ type: "otherDocument" }) }}
      primary={{
        words: t("tryAgain"),
        icon: "retry",
        disabled: !works,
        onPress: () => send({ type: "tryAgain" }),
      }}
    >
      {error && <Notice tone="bad" title={advice(error)} />}
      <PainDoor />
    </HandlePage>
  );
}

const FirstStep = (page: PageProps) => <HandlePage {...page} step={1} stops={false} />;

export function HandleDocument() {
  const { view, send } = useHandle();
  return (
    <DocumentScreen
      view={view.reading ?? firstDocumentView(view.documentFirst)}
      Page={FirstStep}
      send={send}
    />
  );
}

export function HandleCardExpired() {
  const { t, common, send } = useHandle();
  return (
    <HandlePage
      name="handleCardExpired"
      step={1}
      stops={false}
      title={t("cardExpiredTitle")}
      hint={t("cardExpiredHint")}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
      primary={{ words: t("anotherCard"), icon: "card", onPress: () => send({ type: "tryAgain" }) }}
    />
  );
}

/** Said before anything is filled in, with what is taken instead. */
export function HandleNotForHolder() {
  const { common, view, send } = useHandle();
  const { t } = useIdentify();
  const kinds = [...new Set(view.matters.flatMap(({ holders }) => holders))];
  return (
    <HandlePage
      name="handleNotForHolder"
      step={1}
      stops={false}
      title={t("notForHolderTitle")}
      hint={t("notForHolderHint")}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
      primary={{ words: t("otherDocument"), icon: "card", onPress: () => send({ type: "tryAgain" }) }}
    >
      <ul class="documents-taken">
        {kinds.map((kind) => (
          <li key={kind}>{t(kind)}</li>
        ))}
      </ul>
      <PainDoor />
    </HandlePage>
  );
}
