import type { Material } from "../../../server/contract/catalogue/matter.ts";
import type { Application } from "../../../server/contract/matters.ts";
import { Button } from "../../ui/button.tsx";
import { useSession } from "../use-citizen.ts";
import { blankForm, papersOfCase } from "./shown-papers.ts";
import { usePaperWords } from "./use-papers.ts";

/** 看文书、打印: the papers of a case, where there are any. */
export function PapersButton({
  code,
  applications,
}: {
  readonly code: string;
  readonly applications: readonly Application[];
}) {
  const { send } = useSession();
  const t = usePaperWords();
  const papers = papersOfCase(code, applications);
  if (papers.length === 0) return null;
  return (
    <Button icon="printer" onPress={() => send({ type: "showPapers", papers })}>
      {t("seePapers")}
    </Button>
  );
}

/** 空白表: the empty form of a material, where there is one. */
export function BlankButton({ material }: { readonly material: Material }) {
  const { send, language } = useSession();
  const t = usePaperWords();
  const { blank, name } = material;
  if (!blank) return null;
  return (
    <Button
      icon="printer"
      label={t("blankOf", { name: name[language] })}
      onPress={() => send({ type: "showPapers", papers: [blankForm(blank, material)] })}
    >
      {t("seeBlank")}
    </Button>
  );
}
