import type { OpenedApplication } from "../../../server/contract/matters/desk.ts";
import { svgPathsOf } from "../../../server/contract/signature-path.ts";
import { dayAndTime } from "../../ui/time.ts";
import type { DeskManner } from "./words.ts";

/** 告知承诺: word by word what was signed, opened on wish, with the signature under it. */
export function SignedTexts({
  opened: { commitments },
  language,
  t,
}: DeskManner & { readonly opened: OpenedApplication }) {
  return (
    <>
      {commitments.map(({ id, title, version, notice, statement, signature, at }) => (
        <details key={id} class="signed-text">
          <summary>{t("signedText", { title: title[language], version })}</summary>
          <ol>
            {[...notice, ...statement].map((each) => (
              <li key={each["zh-CN"]}>{each[language]}</li>
            ))}
          </ol>
          <svg
            class="signed-text__signature"
            viewBox={`0 0 ${signature.width} ${signature.height}`}
            role="img"
            aria-label={t("signature")}
          >
            {signature.strokes.flatMap(svgPathsOf).map(({ path, width }) => (
              <path
                key={path}
                d={path}
                fill="none"
                stroke="currentColor"
                stroke-width={width}
                stroke-linecap="round"
              />
            ))}
          </svg>
          <span class="note">{t("signedAt", { time: dayAndTime(at) })}</span>
        </details>
      ))}
    </>
  );
}
