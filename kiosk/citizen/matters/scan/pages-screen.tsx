import { mostFiles } from "../../../../server/contract/matters.ts";
import { Button } from "../../../ui/button.tsx";
import { Chip, Notice } from "../../../ui/text-block.tsx";
import { FittedPages } from "../../frame/fitted-pages.tsx";
import { Page } from "../../frame/page.tsx";
import { PageImage } from "./page-image.tsx";
import { hasRoom } from "./pages.ts";
import { useScan } from "./use-scan.ts";

/** The pages so far, each to be taken again or removed; one more, or that is all. */
export function ScanPages() {
  const { t, common, view, send } = useScan();
  const { pages } = view;
  const isFull = !hasRoom(pages);
  return (
    <Page
      name="scanPages"
      title={t("pagesTitle", { count: pages.length })}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
      secondary={{ words: t("add"), icon: "picture", disabled: isFull, onPress: () => send({ type: "add" }) }}
      primary={{ words: t("send"), icon: "check", onPress: () => send({ type: "send" }) }}
    >
      {isFull && <Notice tone="information" title={t("pagesFull", { count: mostFiles })} />}
      <FittedPages
        blocks={pages.map(({ upload, jpeg, doubts }, index) => {
          const name = t("page", { page: index + 1 });
          return (
            <div class="scan-row" key={upload}>
              <PageImage jpeg={jpeg} label={name} class="scan-row__page" />
              <span class="scan-row__words">
                <strong>{name}</strong>
                {doubts.length > 0 && <Chip tone="warning">{t("pageDoubted")}</Chip>}
              </span>
              <span class="scan-row__acts">
                <Button
                  icon="retry"
                  label={`${t("again")} ${name}`}
                  onPress={() => send({ type: "retake", upload })}
                >
                  {t("again")}
                </Button>
                <Button
                  icon="close"
                  label={`${t("remove")} ${name}`}
                  onPress={() => send({ type: "remove", upload })}
                >
                  {t("remove")}
                </Button>
              </span>
            </div>
          );
        })}
      />
    </Page>
  );
}
