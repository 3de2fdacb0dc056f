import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { chosenOf, laterHint, waysToHandIn } from "../../citizen/matters/handling/plan.ts";
import { translator } from "../../i18n/catalogue.ts";
import { scanMessages } from "../../i18n/scan.ts";
import { signatureMessages } from "../../i18n/signature.ts";
import { Button } from "../../ui/button.tsx";
import { SignaturePad } from "../../ui/signature/signature-pad.tsx";
import { Chip, Notice } from "../../ui/text-block.tsx";
import { refusalWords } from "../words.ts";
import { Options, Step } from "./step.tsx";
import { useCarry, useMatterOf } from "./use-carry.ts";

/** 告知承诺: the whole text; the way on opens when its end was on the screen, and nothing is ticked beforehand. */
export function Commitment() {
  const { view, language, t, send } = useCarry();
  const { step } = view;
  if (step.kind !== "commitment") throw new Error("a commitment's part was drawn without one");
  const commitment = useMatterOf(step.matterId).commitments.find(({ id }) => id === step.commitmentId);
  const end = useRef<HTMLParagraphElement>(null);
  const [isRead, setRead] = useState(false);
  useEffect(() => {
    if (!end.current) return undefined;
    const watcher = new IntersectionObserver((seen) => {
      if (seen.some(({ isIntersecting }) => isIntersecting)) setRead(true);
    });
    watcher.observe(end.current);
    return () => watcher.disconnect();
  }, []);
  if (!commitment) throw new Error("a commitment is asked for that the matter does not have");
  return (
    <Step
      name="commitment"
      title={commitment.title[language]}
      hint={t("commitmentVersion", { version: commitment.version })}
      primary={{
        words: t("commit"),
        icon: "pencil",
        disabled: !isRead,
        onPress: () => send({ type: "commit" }),
      }}
      secondary={{ words: t("declineCommitment"), onPress: () => send({ type: "decline" }) }}
    >
      <div class="carry__text">
        <h2>{t("commitmentNotice")}</h2>
        {commitment.notice.map((each) => (
          <p key={each.en}>{each[language]}</p>
        ))}
        <h2>{t("commitmentStatement")}</h2>
        <ol>
          {commitment.statement.map((each) => (
            <li key={each.en}>{each[language]}</li>
          ))}
        </ol>
        <p ref={end} class="carry__end" aria-hidden="true" />
      </div>
    </Step>
  );
}

/** The holder's own signature, by finger. */
export function Sign() {
  const { view, language, t, send } = useCarry();
  const pad = useMemo(() => translator(signatureMessages, language), [language]);
  return (
    <Step name="sign" title={t("signTitle")} hint={t("signHint")}>
      <SignaturePad
        t={pad}
        written={view.signature}
        onChange={(signature) => send({ type: "written", signature })}
        onDone={(signature) => {
          send({ type: "written", signature });
          send({ type: "signed" });
        }}
        onAssisted={() => send({ type: "decline" })}
      />
    </Step>
  );
}

/** One material: photographed here, on paper at the window, or later where it may. */
export function Material() {
  const { view, opened, context, isSending, language, t, c, send, say } = useCarry();
  const { step } = view;
  if (step.kind !== "material") throw new Error("a material's part was drawn without one");
  const matter = useMatterOf(step.matterId);
  const material = matter.materials.find(({ id }) => id === step.materialId);
  if (!material) throw new Error("a material is asked for that the matter does not have");
  const place = { matterId: matter.id, materialId: material.id };
  const scan = useMemo(() => translator(scanMessages, language), [language]);
  const photos = context.photos.of === `${matter.id} ${material.id}` ? context.photos.files : [];
  const isAtWindow = opened.clerk !== null;
  const refused = context.photoError && refusalWords(context.photoError, c);
  const ways = waysToHandIn(view, matter, material, false);
  const hint = laterHint(view, matter);
  const options = [
    ...(isAtWindow ? [{ value: "seen", label: c("seePaper"), hint: c("seePaperHint") }] : []),
    { value: "window", label: t("materialWindow"), hint: t("materialWindowHint") },
    ...(ways.includes("later")
      ? [
          {
            value: "later",
            label: t("materialLater"),
            hint: t(hint.words, hint.values),
          },
        ]
      : []),
  ];
  const chosen = chosenOf(view, step, view.deliveries);
  // What was photographed or scanned before is kept, until something else stands for it.
  const before = view.handedIn[matter.id]?.[material.id];
  const kept = photos.length === 0 && before?.by === "file" ? before.files.length : 0;
  return (
    <Step
      name="material"
      title={t("materialTitle", { material: material.name[language] })}
      hint={material.note?.[language]}
      chosen={
        photos.length === 0 && !isSending && (kept > 0 || options.some(({ value }) => value === chosen))
      }
    >
      {material.need === "main" && <Chip tone="warning">{t("materialNeed")}</Chip>}
      {material.licence && <Notice tone="information" title={c("cardOnly")} />}
      {refused && <Notice tone="bad" title={refused.title} />}
      {kept > 0 && (
        <Chip tone="good" icon="check">
          {scan("scannedPages", { count: kept })}
        </Chip>
      )}
      {photos.length > 0 && (
        <ul>
          {photos.map((file, index) => (
            <li key={file} class="carry__photo">
              <Chip tone="good" icon="check">
                {c("photoNumber", { count: index + 1 })}
              </Chip>
              <Button
                label={`${c("photoDrop")} ${index + 1}`}
                disabled={isSending}
                onPress={() => say({ type: "dropPhoto", file })}
              >
                {c("photoDrop")}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <label class={`button button--${photos.length > 0 ? "secondary" : "primary"} carry__file`}>
        <input
          type="file"
          accept="image/*"
          multiple
          disabled={isSending}
          onChange={({ currentTarget }) => {
            const files = [...(currentTarget.files ?? [])];
            currentTarget.value = "";
            if (files.length > 0) say({ type: "addPhotos", files, ...place });
          }}
        />
        <span>{isSending ? c("photoSending") : photos.length > 0 ? c("morePhotos") : c("takePhoto")}</span>
      </label>
      <p class="choice__hint" role="status">
        {isSending ? c("photoSending") : c("photoHint")}
      </p>
      {photos.length > 0 && (
        <Button
          variant="primary"
          icon="forward"
          disabled={isSending}
          onPress={() => say({ type: "usePhotos" })}
        >
          {c("usePhotos")}
        </Button>
      )}
      {photos.length === 0 && !isSending && (
        <Options
          options={options}
          chosen={[chosen ?? ""]}
          onChoose={(way) => {
            if (way === "seen") say({ type: "seePaper", ...place });
            else send({ type: "handIn", by: way === "later" ? "later" : "window" });
          }}
        />
      )}
    </Step>
  );
}
