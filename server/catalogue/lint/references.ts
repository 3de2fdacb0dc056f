import type { CatalogueHead } from "../../contract/catalogue/catalogue.ts";
import type { Matter } from "../../contract/catalogue/matter.ts";
import type { MatterPackage } from "../../contract/catalogue/package.ts";
import type { Finding } from "../finding.ts";
import { advice, error, type Find, type Read, ruleGroup } from "./rule.ts";

const rules = {
  "unknown-organ": error(
    (id) => `catalogue.yaml has no organ ${id}: correct it, or add it there`,
    (id) => `catalogue.yaml 里没有实施主体 ${id}：请改对，或在那里加上`,
  ),
  "unknown-life-event": error(
    (id) => `catalogue.yaml has no life event ${id}: correct it, or add it there`,
    (id) => `catalogue.yaml 里没有人生事件（经营事件）${id}：请改对，或在那里加上`,
  ),
  "life-event-subject": error(
    (id, subject) =>
      `${id} is of another subject than this, which is for ${subject}: it would not be found there; take another event, or change the subject`,
    (id, subject) => `${id} 和服务对象 ${subject} 不符，群众在那里找不到：请换一个事件，或改服务对象`,
  ),
  "unknown-licence": error(
    (id) => `catalogue.yaml has no licence ${id}: correct it, or add it there`,
    (id) => `catalogue.yaml 里没有电子证照 ${id}：请改对，或在那里加上`,
  ),
  "unknown-commitment": error(
    (id) => `no commitment ${id} under commitments: correct it, or add it there`,
    (id) => `commitments 里没有告知承诺书 ${id}：请改对，或在那里加上`,
  ),
  "unused-commitment": advice(
    (id) =>
      `no material names the commitment ${id}: nobody is ever asked for it; name it in a material's commitment, or delete it`,
    (id) => `没有材料用到承诺书 ${id}，谁也签不到它：请写到材料的 commitment 里，或删掉`,
  ),
  "unknown-service": error(
    (id, services) => `the hall's queue has no service ${id}; it has ${services}: take one of them`,
    (id, services) => `大厅排队里没有业务 ${id}，只有 ${services}：请改成其中一个`,
  ),
  "no-service": error(
    () => "gives a number or an appointment, and names no service of the hall's queue",
    () => "要取号或预约，却没有写排队业务 service",
  ),
  "unknown-matter": error(
    (id) => `there is no matter ${id}: correct the id, or add that matter's file`,
    (id) => `没有事项 ${id}：请改对编号，或加上这个事项的文件`,
  ),
  "renewed-twice": error(
    (kind, other) =>
      `${other} renews the licence ${kind} too: nobody would know to which of them a reminder leads; leave one of the two`,
    (kind, other) => `${other} 也延续证照 ${kind}：到期提醒不知道该引到哪一个，请只留一个 renews`,
  ),
  "renewal-without-end": advice(
    () => "names what renews the result, and no validMonths: nobody can be reminded; add validMonths",
    () => "写了由谁延续，却没有有效期 validMonths，提醒不了人：请补上 validMonths",
  ),
};
type Finder = Find<keyof typeof rules & string>;

/** Everything that is named has to be there. */
export const references = ruleGroup(
  rules,
  function* ({ head, matters, packages, matterIds, services }, find) {
    if (head) for (const file of [...matters, ...packages]) yield* placed(file, head.value, find);
    for (const [index, file] of matters.entries()) {
      const { materials, commitments, result, service, renews } = file.value;
      for (const [index, { commitment }] of materials.entries())
        if (commitment && !commitments.some(({ id }) => id === commitment))
          yield find("unknown-commitment", file, ["materials", index, "commitment"], commitment);
      for (const [index, { id }] of commitments.entries())
        if (!materials.some(({ commitment }) => commitment === id))
          yield find("unused-commitment", file, ["commitments", index, "id"], id);
      if (head) yield* licencesOf(file, head.value, find);
      if (service !== "" && services && !services.includes(service))
        yield find("unknown-service", file, ["service"], service, services.join(", "));
      if (service === "" && file.value.modes.some((mode) => mode === "guide" || mode === "appointment"))
        yield find("no-service", file, ["service"]);
      if (result.renewedBy && !matterIds.has(result.renewedBy))
        yield find("unknown-matter", file, ["result", "renewedBy"], result.renewedBy);
      if (result.renewedBy && !result.validMonths)
        yield find("renewal-without-end", file, ["result", "renewedBy"]);
      const other = matters.slice(0, index).find(({ value }) => value.renews === renews)?.value.id;
      if (renews && other !== undefined) yield find("renewed-twice", file, ["renews"], renews, other);
    }
    for (const file of packages)
      for (const [index, { matter }] of file.value.matters.entries())
        if (!matterIds.has(matter)) yield find("unknown-matter", file, ["matters", index, "matter"], matter);
  },
);

function* placed(file: Read<Matter | MatterPackage>, head: CatalogueHead, find: Finder): Generator<Finding> {
  const { organ, lifeEvents, subject } = file.value;
  if (!head.organs.some(({ id }) => id === organ)) yield find("unknown-organ", file, ["organ"], organ);
  for (const [index, name] of lifeEvents.entries()) {
    const event = head.lifeEvents.find(({ id }) => id === name);
    if (!event) yield find("unknown-life-event", file, ["lifeEvents", index], name);
    else if (subject !== "both" && event.subject !== subject)
      yield find("life-event-subject", file, ["lifeEvents", index], name, subject);
  }
}

function* licencesOf(file: Read<Matter>, head: CatalogueHead, find: Finder): Generator<Finding> {
  const isKnown = (kind: string) => head.licences.some(({ id }) => id === kind);
  const { materials, form, renews } = file.value;
  if (renews && !isKnown(renews)) yield find("unknown-licence", file, ["renews"], renews);
  for (const [index, { licence }] of materials.entries())
    if (licence && !isKnown(licence))
      yield find("unknown-licence", file, ["materials", index, "licence"], licence);
  for (const [at, { fields }] of (form?.sections ?? []).entries())
    for (const [index, { sources }] of fields.entries())
      for (const [which, { from }] of sources.entries()) {
        const kind = licenceOf(from);
        if (kind && !isKnown(kind))
          yield find(
            "unknown-licence",
            file,
            ["form", "sections", at, "fields", index, "sources", which],
            kind,
          );
      }
}

/** `licence.businessLicence.name` → `businessLicence` */
export const licenceOf = (from: string): string | undefined => /^licence\.([^.]+)\./.exec(from)?.[1];
