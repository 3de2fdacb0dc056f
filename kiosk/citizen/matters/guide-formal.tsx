import type { Matter } from "../../../server/contract/catalogue/matter.ts";
import { FittedPages } from "../frame/fitted-pages.tsx";
import { Row } from "./row.tsx";
import { useFind } from "./use-find.ts";

const typeWords = {
  licence: "typeLicence",
  confirmation: "typeConfirmation",
  adjudication: "typeAdjudication",
  payment: "typePayment",
  award: "typeAward",
  filing: "typeFiling",
  otherPower: "typeOtherPower",
  publicService: "typePublicService",
} as const satisfies Record<Matter["type"], string>;

/** Every element of the guide in its official wording. */
export function GuideFormal() {
  const { t, view, language } = useFind();
  const matter = view.guide?.matter;
  if (!matter) throw new Error("a guide's part was drawn without its matter");
  const head = view.head?.head;
  const organ = head?.organs.find(({ id }) => id === matter.organ);
  const { terms, fee } = matter;
  const rows: readonly (readonly [string, readonly (string | undefined)[]])[] = [
    [t("formalName"), [matter.name[language]]],
    [t("formalCode"), [matter.code]],
    [t("formalType"), [t(typeWords[matter.type])]],
    [t("formalOrgan"), [organ?.name[language]]],
    [t("formalSummary"), [matter.summary.formal[language]]],
    [t("formalConditions"), matter.conditions.map(({ formal }) => formal[language])],
    [t("formalRefusals"), matter.refusals.map((each) => each[language])],
    [
      t("formalTerms"),
      [
        terms.legal === null
          ? t("formalTermsPromised", { committed: terms.committed })
          : t("formalTermsOf", { legal: terms.legal, committed: terms.committed }),
        ...terms.special.map((each) => each[language]),
      ],
    ],
    [
      t("formalProcess"),
      matter.process.map(({ step, by, standard }) =>
        [step[language], by[language], standard[language]].join(" · "),
      ),
    ],
    [
      t("formalFee"),
      fee.free
        ? [t("factFree")]
        : [
            t("factFee", { amount: fee.amount }),
            fee.basis[language],
            fee.reductions?.[language],
            fee.ways[language],
          ],
    ],
    [
      t("formalBasis"),
      matter.basis.map(({ law, article, says }) =>
        [law[language], article, says[language]].filter(Boolean).join(" · "),
      ),
    ],
    [t("formalRights"), [(matter.rights ?? head?.rights)?.[language]]],
    [t("formalRemedies"), [(matter.remedies ?? head?.remedies)?.[language]]],
    [t("formalVersion"), [t("formalVersionOf", { version: matter.version, day: matter.effectiveFrom })]],
  ];
  return <FittedPages blocks={rows.map(([term, said]) => <Row side term={term} said={said} />)} />;
}
