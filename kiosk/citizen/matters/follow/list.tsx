import type { Application, Receipt } from "../../../../server/contract/matters.ts";
import { Chip, Notice } from "../../../ui/text-block.tsx";
import type { Guide } from "../../catalogue-effects.ts";
import { FittedPages } from "../../frame/fitted-pages.tsx";
import { Page } from "../../frame/page.tsx";
import { RequestRow } from "./request-row.tsx";
import { useFollow } from "./use-follow.ts";
import { stateTones, stateWords, useDays } from "./words.ts";

/** All of one's cases, the newest first, behind what can be had without asking. */
export function FollowList() {
  const { t, common, view, send } = useFollow();
  const { receipts, offered, requests } = view;
  return (
    <Page
      name="followList"
      title={t("listTitle")}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
    >
      <FittedPages
        blocks={[
          ...offered.map((guide) => <OfferedOne guide={guide} />),
          ...requests.map((request) => <RequestRow request={request} />),
          ...(receipts.length + requests.length === 0
            ? [
                <Notice tone="information" title={t("listNone")}>
                  <p>{t("listNoneHint")}</p>
                </Notice>,
              ]
            : receipts.map((receipt) => <CaseRow receipt={receipt} />)),
        ]}
      />
    </Page>
  );
}

/** 免申即办 */
function OfferedOne({ guide: { matter } }: { readonly guide: Guide }) {
  const { t, language, send } = useFollow();
  if (!matter) return null;
  return (
    <button type="button" class="matter" onClick={() => send({ type: "take", matterId: matter.id })}>
      <span class="matter__words">
        <strong>{matter.plainName[language]}</strong>
        <span class="matter__detail">{t("offeredHint")}</span>
        <span class="matter__chips">
          <Chip tone="good" icon="check">
            {t("offeredTitle")}
          </Chip>
        </span>
      </span>
    </button>
  );
}

function CaseRow({ receipt }: { readonly receipt: Receipt }) {
  const { t, language, send } = useFollow();
  const { ofMoment } = useDays();
  const { applications, name, code, submittedAt } = receipt;
  const [only] = applications;
  return (
    <button type="button" class="matter" onClick={() => send({ type: "choose", code })}>
      <span class="matter__words">
        <strong>{applications.length === 1 && only ? only.plainName[language] : name[language]}</strong>
        <span class="matter__detail">{t("listSubmitted", { day: ofMoment(submittedAt) })}</span>
        <span class="matter__chips">
          {applications.length > 1 && (
            <Chip tone="quiet">{t("listCount", { count: applications.length })}</Chip>
          )}
          {[...new Set(applications.map(({ state }) => state))].map((state) => (
            <StateChip key={state} state={state} />
          ))}
        </span>
      </span>
    </button>
  );
}

export function StateChip({ state }: { readonly state: Application["state"] }) {
  const { t } = useFollow();
  const tone = stateTones[state];
  return (
    <Chip tone={tone} {...(tone === "good" ? { icon: "check" as const } : {})}>
      {t(stateWords[state])}
    </Chip>
  );
}
