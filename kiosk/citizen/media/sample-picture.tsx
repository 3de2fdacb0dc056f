import { useState } from "preact/hooks";
import { mediaPath } from "../../../server/contract/catalogue/service.ts";
import { Notice } from "../../ui/text-block.tsx";
import { useMedia } from "./use-media.ts";

/** A filled paper as a picture, as large as the sheet lets it be. */
export function SamplePicture({ file, name }: { readonly file: string; readonly name: string }) {
  const { t } = useMedia();
  const [state, setState] = useState<"coming" | "here" | "failed">("coming");
  if (state === "failed") return <Notice tone="warning" title={t("pictureFailed")} />;
  return (
    <figure class="sample" aria-busy={state === "coming"}>
      <img
        src={`${mediaPath}${file}`}
        alt={t("sampleOf", { name })}
        onLoad={() => setState("here")}
        onError={() => setState("failed")}
      />
    </figure>
  );
}
