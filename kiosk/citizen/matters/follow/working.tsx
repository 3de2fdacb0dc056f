import { translator } from "../../../i18n/catalogue.ts";
import { postMessages } from "../../../i18n/post.ts";
import { Page } from "../../frame/page.tsx";
import { TerminalDrawing } from "../../frame/terminal-drawing.tsx";
import { useFollow } from "./use-follow.ts";

const titles = {
  followFinding: "findingTitle",
  followResuming: "resumingTitle",
  followPrinting: "printingTitle",
  followWithdrawing: "withdrawingTitle",
  followOpening: "openingTitle",
  followFetching: "fetchingTitle",
  followHandingIn: "handingInTitle",
  followAppointing: "appointingTitle",
} as const;

/** The terminal works and the citizen waits: a moment, and for what. */
export function FollowWorking() {
  const { t: words, language, view } = useFollow();
  const post = translator(postMessages, language);
  const t = (key: (typeof titles)[keyof typeof titles]) =>
    key === "appointingTitle" ? post(key) : words(key);
  if (!(view.state in titles)) throw new Error(`nothing is asked in ${view.state}`);
  const prints = view.state === "followPrinting";
  return (
    <Page
      name={view.state}
      title={t(titles[view.state as keyof typeof titles])}
      {...(prints ? { drawing: <TerminalDrawing moment="print" /> } : {})}
    >
      {!prints && <span class="ripple" aria-hidden="true" />}
    </Page>
  );
}
