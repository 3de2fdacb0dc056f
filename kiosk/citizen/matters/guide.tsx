import type { VNode } from "preact";
import { Page } from "../frame/page.tsx";
import { type GuidePart, guideParts } from "../machines/find-matter.machine.ts";
import { GuideFacts } from "./guide-facts.tsx";
import { GuideFormal } from "./guide-formal.tsx";
import { GuideMaterials } from "./guide-materials.tsx";
import { GuideSummary } from "./guide-summary.tsx";
import { GuideTabs } from "./guide-tabs.tsx";
import { GuideWhere } from "./guide-where.tsx";
import { PackageGuide } from "./package-guide.tsx";
import { useFind } from "./use-find.ts";
import { useWaysOn } from "./ways-on.ts";

const parts: Readonly<Record<GuidePart, () => VNode>> = {
  summary: GuideSummary,
  materials: GuideMaterials,
  where: GuideWhere,
  formal: GuideFormal,
};

/** The guide of a matter (办事指南): the everyday words first, and the formal ones a touch away. */
export function FindGuide() {
  const { view } = useFind();
  return view.guide?.kind === "package" ? <PackageGuide /> : <MatterGuide />;
}

function MatterGuide() {
  const { common, view, language, send } = useFind();
  const [primary, secondary] = useWaysOn();
  const matter = view.guide?.matter;
  if (!matter) throw new Error("a guide's screen was drawn without its matter");
  const Part = parts[view.part];
  return (
    <Page
      name="findGuide"
      title={matter.plainName[language]}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
      {...(primary ? { primary } : {})}
      {...(secondary ? { secondary } : {})}
    >
      <div class="guide-page">
        <div class="guide-page__side">
          <GuideFacts matter={matter} />
          <GuideTabs parts={guideParts} />
        </div>
        <div class="guide" role="tabpanel" key={view.part}>
          <Part />
        </div>
      </div>
    </Page>
  );
}
