import type { Language } from "../../../server/contract/hall.ts";
import type { OpenedApplication } from "../../../server/contract/matters/desk.ts";
import type { Parcel } from "../../../server/contract/matters.ts";
import { parcelWords, postMessages } from "../../i18n/post.ts";
import { Chip } from "../../ui/text-block.tsx";
import { dayAndTime } from "../../ui/time.ts";
import { NamedFacts } from "../frame/fields.tsx";
import { Section, Table } from "../frame/parts.tsx";
import { DueOf, Owed } from "./list.tsx";
import { SignedTexts } from "./signed-texts.tsx";
import { type DeskManner, doubtNames, valueWords, wayNames } from "./words.ts";

export interface OpenedProps extends DeskManner {
  readonly opened: OpenedApplication;
}

/** Who applies, for what, by when, and what is still to come. */
export function Summary({ opened, ...manner }: OpenedProps) {
  const { language, t } = manner;
  const { item, applicant } = opened;
  const { application, submittedAt } = item;
  const facts = [
    [t("person"), `${applicant.name} · ${applicant.number}`],
    [t("readBy"), t(applicant.assurance)],
    ...(applicant.onBehalfOf ? [[t("onBehalfOf"), behalfWords(applicant, manner)] as const] : []),
    [t("state"), t(application.state)],
    [t("submittedAt"), dayAndTime(submittedAt)],
    [t("due"), <DueOf key="due" item={item} t={t} />],
    [t("owed"), <Owed key="owed" item={item} {...manner} />],
    ...(application.parcel ? [[t("parcel"), parcelOf(application.parcel, language)] as const] : []),
  ] as const;
  return (
    <Section title={application.matterName[language]} hint={application.number} class="wide">
      <NamedFacts facts={facts} />
    </Section>
  );
}

/** Where a parcel is, by which waybill. */
const parcelOf = ({ state, waybill }: Parcel, language: Language): string =>
  [postMessages[parcelWords[state]][language], waybill].filter((each) => each !== null).join(" · ");

/** For which enterprise, by what right, and until when. */
function behalfWords({ onBehalfOf }: OpenedApplication["applicant"], { t }: DeskManner): string {
  if (!onBehalfOf) return "";
  const { name, creditCode, manner, until } = onBehalfOf;
  const right = manner === "legalPerson" ? t("legalPerson") : t("agentUntil", { day: until ?? "" });
  return `${name} · ${creditCode} · ${right}`;
}

/** The case and the form as they were filled in, under the guide's words. */
export function Answers({ opened: { situation, fields }, ...manner }: OpenedProps) {
  const { language, t } = manner;
  const rows = [
    ...situation.map(
      ({ id, question, answer }) => [`s.${id}`, question[language], answer[language]] as const,
    ),
    ...fields.map((field) => [field.id, field.label[language], valueWords(field, manner)] as const),
  ];
  return (
    <Section title={t("answers")}>
      {rows.length === 0 ? (
        <p class="empty">{t("noAnswers")}</p>
      ) : (
        <dl class="answers">
          {rows.map(([id, name, value]) => (
            <div key={id}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </Section>
  );
}

/** What was handed in, each in its way, with its files to look at and what an e-licence says. */
export function Materials({
  opened,
  onFile,
  ...manner
}: OpenedProps & { readonly onFile: (id: string) => void }) {
  const { item, files, licences, declined } = opened;
  const { language, t } = manner;
  const { handedIn } = item.application;
  return (
    <Section title={t("materials")}>
      {handedIn.length === 0 ? (
        <p class="empty">{t("noMaterials")}</p>
      ) : (
        <Table
          caption={t("materials")}
          rows={handedIn}
          rowKey={({ materialId }) => materialId}
          columns={[
            { head: t("material"), cell: ({ name }) => name[language] },
            {
              head: t("how"),
              words: true,
              cell: ({ materialId, by }) => (
                <span class="materials__how">
                  <span>{t(wayNames[by])}</span>
                  {files
                    .filter((file) => file.materialId === materialId)
                    .map(({ id, doubts }, index) => (
                      <span key={id} class="materials__file">
                        <button type="button" class="desk-button" onClick={() => onFile(id)}>
                          {t("look", { place: index + 1 })}
                        </button>
                        {doubts.map((doubt) => (
                          <Chip key={doubt} tone="warning">
                            {t(doubtNames[doubt])}
                          </Chip>
                        ))}
                      </span>
                    ))}
                  {licences
                    .filter((licence) => licence.materialId === materialId)
                    .map(({ authorisation, fields }) => (
                      <details key={authorisation}>
                        <summary>{t("licence")}</summary>
                        <ul>
                          {Object.entries(fields).map(([name, value]) => (
                            <li key={name}>{`${name}: ${String(value)}`}</li>
                          ))}
                        </ul>
                      </details>
                    ))}
                </span>
              ),
            },
          ]}
        />
      )}
      <SignedTexts opened={opened} {...manner} />
      {declined.length > 0 && (
        <p class="manager__note">
          {t("declined", { titles: declined.map(({ title }) => title[language]).join(" · ") })}
        </p>
      )}
    </Section>
  );
}
