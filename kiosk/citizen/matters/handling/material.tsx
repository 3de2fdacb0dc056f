import { handleMessages } from "../../../i18n/handle-matter.ts";
import { scanMessages } from "../../../i18n/scan.ts";
import { Chip, Notice } from "../../../ui/text-block.tsx";
import { SampleButton } from "../../media/media-doors.tsx";
import { type AnswerOption, Answers } from "../answers.tsx";
import { HandlePage } from "./handle-page.tsx";
import { chosenOf, laterHint, waysToHandIn } from "./plan.ts";
import { useHandle, useMatter } from "./use-handle.ts";

/** One material that nothing else stands for: at the window, or, where it may, later (容缺). */
export function HandleMaterial() {
  const { t, common, view, language, send } = useHandle();
  const { step } = view;
  if (step.kind !== "material") throw new Error("a material's screen was drawn without one");
  const matter = useMatter(step.matterId);
  const material = matter.materials.find(({ id }) => id === step.materialId);
  if (!material) throw new Error("a material is asked for that the matter does not have");
  const hint = laterHint(view, matter);
  const later = t(hint.words, hint.values);
  const options: Record<"scan" | "window" | "later", AnswerOption> = {
    scan: { value: "scan", label: scanMessages.scanHere, hint: scanMessages.scanHereHint },
    window: {
      value: "window",
      label: handleMessages.materialWindow,
      hint: handleMessages.materialWindowHint,
    },
    later: {
      value: "later",
      label: handleMessages.materialLater,
      hint: { "zh-CN": later, "zh-TW": later, en: later },
    },
  };
  const by = chosenOf(view, step, view.deliveries);
  const ways = waysToHandIn(view, matter, material, view.hasCamera);
  const chosen = ways.find((way) => way === (by === "file" ? "scan" : by));
  return (
    <HandlePage
      name="handleMaterial"
      step={4}
      chosen={chosen !== undefined}
      title={t("materialTitle", { material: material.name[language] })}
      {...(material.note ? { hint: material.note[language] } : {})}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
    >
      <div class="handle-beside">
        {material.need === "main" && <Chip tone="warning">{t("materialNeed")}</Chip>}
        <SampleButton file={material.sample} of={material.name} />
      </div>
      {view.cameraProblem && <Notice tone="warning" title={scanMessages.otherWays[language]} />}
      <Answers
        options={ways.map((way) => options[way])}
        chosen={chosen ? [chosen] : []}
        onChoose={(way) =>
          send(
            way === "scan" ? { type: "scan" } : { type: "handIn", by: way === "later" ? "later" : "window" },
          )
        }
      />
    </HandlePage>
  );
}
