import type { ActingRefusal } from "../../../../server/contract/matters.ts";
import { Keyboard } from "../../../ui/keyboard/keyboard.tsx";
import { Notice } from "../../../ui/text-block.tsx";
import { Tile } from "../../frame/tile.tsx";
import { documentIcons } from "../../identify/drawings.tsx";
import type { EnterpriseView } from "../../machines/enterprise.machine.ts";
import { firstEnterpriseView } from "../../machines/enterprise.machine.ts";
import { HandlePage } from "./handle-page.tsx";
import { useEnterprise } from "./use-enterprise.ts";

/** For which enterprise a matter is handled: its part of the journey. */
export function HandleEnterprise() {
  const { view } = useEnterprise();
  const acting = view.acting ?? firstEnterpriseView(view.actingRefusal);
  switch (acting.state) {
    case "enterpriseChoice":
      return <Choice {...acting} />;
    case "enterpriseScan":
      return <Scan />;
    case "enterpriseCode":
      return <Code {...acting} />;
    case "enterpriseActing":
      return <Acting />;
    case "enterpriseRefused":
    case "enterpriseFailed":
      return <Refused {...acting} />;
  }
}

function Choice({ scanner }: EnterpriseView) {
  const { t, common, send } = useEnterprise();
  return (
    <HandlePage
      name="enterpriseChoice"
      step={1}
      stops={false}
      title={t("choiceTitle")}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
    >
      <div class="tiles">
        {scanner && (
          <Tile
            icon={<documentIcons.code />}
            words={t("scan")}
            hint={t("scanChoiceHint")}
            onPress={() => send({ type: "scanEnterprise" })}
          />
        )}
        <Tile
          icon="pencil"
          words={t("code")}
          hint={t("codeChoiceHint")}
          onPress={() => send({ type: "typeEnterprise" })}
        />
        <Tile
          icon="person"
          words={t("own")}
          hint={t("ownHint")}
          onPress={() => send({ type: "ownEnterprise" })}
        />
      </div>
    </HandlePage>
  );
}

/** Where the scanner is differs by the terminal's model, so that nothing is drawn. */
function Scan() {
  const { t, common, send } = useEnterprise();
  return (
    <HandlePage
      name="enterpriseScan"
      step={1}
      stops={false}
      title={t("scanTitle")}
      hint={t("scanHint")}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
    >
      <span class="ripple" aria-hidden="true" />
    </HandlePage>
  );
}

function Code({ typed, checked }: EnterpriseView) {
  const { t, common, language, send } = useEnterprise();
  return (
    <HandlePage
      name="enterpriseCode"
      step={1}
      stops={false}
      title={t("codeTitle")}
      hint={t("codeHint")}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
      primary={{ words: t("next"), icon: "forward", onPress: () => send({ type: "answer" }) }}
    >
      {checked && <Notice tone="bad" title={t("codeWrong")} />}
      <Keyboard
        mode="latin"
        value={typed}
        label={t("codeTitle")}
        language={language}
        maxLength={24}
        onChange={(value) => send({ type: "draft", value })}
      />
    </HandlePage>
  );
}

function Acting() {
  const { t } = useEnterprise();
  return (
    <HandlePage name="enterpriseActing" stops={false} title={t("actingTitle")}>
      <span class="ripple" aria-hidden="true" />
    </HandlePage>
  );
}

const advice = {
  expired: "refusedExpired",
  otherPerson: "refusedOtherPerson",
  otherMatter: "refusedOtherMatter",
  forged: "refusedForged",
  noEnterprise: "refusedNoEnterprise",
  notLegalPerson: "refusedNotLegalPerson",
  noAnswer: "refusedNoAnswer",
} as const satisfies Record<ActingRefusal, string>;

/** One sentence: why not, and what to do. */
function Refused({ state, refusal, error }: EnterpriseView) {
  const { t, common, said, send } = useEnterprise();
  const words = refusal ? t(advice[refusal]) : said(error ?? "message.internal");
  return (
    <HandlePage
      name={state}
      step={1}
      stops={false}
      title={t("refusedTitle")}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
      primary={{
        words: refusal ? t("another") : common("tryAgain"),
        icon: "retry",
        onPress: () => send({ type: "tryAgain" }),
      }}
    >
      <Notice tone="bad" title={words} />
    </HandlePage>
  );
}
