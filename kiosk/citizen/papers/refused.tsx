import type { PapersMessages } from "../../i18n/papers.ts";
import { Notice } from "../../ui/text-block.tsx";
import { Page } from "../frame/page.tsx";
import type { PapersView } from "../machines/papers.machine.ts";
import { useSession } from "../use-citizen.ts";
import { usePapers } from "./use-papers.ts";

const titles = {
  open: "refusedOpen",
  card: "refusedCard",
  print: "refusedPrint",
} as const satisfies Record<PapersView["failed"], keyof PapersMessages>;

/** It did not come about: why, in one plain sentence, and where else it is to be had. */
export function PapersRefused() {
  const { t, common, view, send } = usePapers();
  const { advice } = useSession();
  const { error, failed, chosen } = view;
  const isTheirs = error !== "matter.notFound";
  const isBlank = chosen?.source.kind === "blank";
  return (
    <Page
      name="papersRefused"
      title={t(isTheirs ? titles[failed] : "refusedNotTheirs")}
      hint={t(isBlank ? "blankAtWindow" : "refusedHint")}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
      primary={{ words: common("tryAgain"), icon: "retry", onPress: () => send({ type: "tryAgain" }) }}
    >
      {isTheirs && <Notice tone="bad" title={advice(error ?? "message.internal")} />}
    </Page>
  );
}
