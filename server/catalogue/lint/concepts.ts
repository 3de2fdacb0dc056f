import { advice, error, ruleGroup } from "./rule.ts";

const rules = {
  "concept-kind": error(
    (concept, kind, other, file) =>
      `${concept} is asked as ${kind} here and as ${other} in ${file}: one answer does not fit both; make them the same`,
    (concept, kind, other, file) =>
      `${concept} 这里是 ${kind}，${file} 里是 ${other}，一个答案填不了两种：请改成一种`,
  ),
  "concept-options": error(
    (concept, file) =>
      `${concept} offers other options than in ${file}: an earlier answer may not be one of them; make them the same`,
    (concept, file) => `${concept} 的选项和 ${file} 里的不同，之前的答案可能用不上：请改成一样`,
  ),
  "concept-label": advice(
    (concept, label, other, file) =>
      `${concept} is called ${label} here and ${other} in ${file}: call it the same`,
    (concept, label, other, file) => `${concept} 这里叫“${label}”，${file} 里叫“${other}”：请统一叫法`,
  ),
};

/** What is asked under one concept is asked once: so it has to be the same everywhere. */
export const concepts = ruleGroup(rules, function* ({ matters }, find) {
  const first = new Map<string, { file: string; kind: string; label: string; options: string }>();
  for (const file of matters) {
    for (const [at, section] of (file.value.form?.sections ?? []).entries())
      for (const [index, field] of section.fields.entries()) {
        const { concept, kind } = field;
        if (!concept) continue;
        const place = ["form", "sections", at, "fields", index, "concept"];
        const options = "options" in field ? field.options.map(({ value }) => value).sort() : [];
        const asked = { file: file.file, kind, label: field.label["zh-CN"], options: options.join(", ") };
        const known = first.get(concept);
        if (!known) first.set(concept, asked);
        else if (known.file === file.file) continue;
        else if (known.kind !== kind)
          yield find("concept-kind", file, place, concept, kind, known.kind, known.file);
        else {
          if (known.options !== asked.options)
            yield find("concept-options", file, place, concept, known.file);
          if (known.label !== asked.label)
            yield find("concept-label", file, place, concept, asked.label, known.label, known.file);
        }
      }
  }
});
