import { type Condition, referencesIn } from "./condition.ts";
import type { FormDefinition } from "./definition.ts";

/** The fields that hang on themselves, by what decides whether they are asked and by the concepts that fill them, in the form's order. */
export function findCircles<Text>({ sections }: FormDefinition<Text>): readonly string[] {
  const hangsOn = new Map<string, Set<string>>();
  const byConcept = new Map<string, string[]>();
  for (const { when, fields } of sections)
    for (const field of fields) {
      const named = (condition: Condition | undefined) =>
        condition === undefined ? [] : [...referencesIn(condition)].map(({ field: name }) => name);
      const before = field.concept === undefined ? [] : (byConcept.get(field.concept) ?? []);
      if (field.concept !== undefined) byConcept.set(field.concept, [...before, field.id]);
      const all = [...named(when), ...named(field.when), ...before];
      hangsOn.set(field.id, new Set([...(hangsOn.get(field.id) ?? []), ...all]));
    }
  return [...hangsOn.keys()].filter((id) => reaches(id, id, hangsOn));
}

function reaches(from: string, target: string, hangsOn: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const seen = new Set<string>();
  const open = [...(hangsOn.get(from) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === target) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...(hangsOn.get(next) ?? []));
  }
  return false;
}
