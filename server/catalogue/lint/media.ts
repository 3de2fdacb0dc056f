import type { Matter } from "../../contract/catalogue/matter.ts";
import { advice, error, ruleGroup } from "./rule.ts";

const rules = {
  "missing-media": error(
    (name) => `there is no media/${name}`,
    (name) => `media 里没有 ${name}`,
  ),
  "unused-media": advice(
    (name) => `nothing names media/${name}`,
    (name) => `没有事项用到 media/${name}`,
  ),
  "media-kind": error(
    (name, endings) => `${name} is of the wrong kind: here a file ends with ${endings}`,
    (name, endings) => `${name} 类型不对，这里要用 ${endings}`,
  ),
};

const pictures = ["png", "svg", "pdf"] as const;
const films = ["webm", "mp4"] as const;

/** Pictures, films and captions are there, and of the right kind. */
export const media = ruleGroup(rules, function* ({ content, head, matters, packages }, find) {
  const named = new Set<string>();
  for (const file of matters)
    for (const { name, path, endings } of filesOf(file.value)) {
      named.add(name);
      if (!Object.hasOwn(content.media, name)) yield find("missing-media", file, path, name);
      if (!endings.some((ending) => name.endsWith(`.${ending}`)))
        yield find("media-kind", file, path, name, endings.join(", "));
    }
  const isWhole = matters.length === content.matters.length && packages.length === content.packages.length;
  // What a file that cannot be read names is not known: nothing is called unused then.
  if (head && isWhole)
    for (const name of Object.keys(content.media))
      if (!named.has(name)) yield { ...find("unused-media", head, [], name), file: `media/${name}` };
});

function* filesOf({ materials, result, videos }: Matter) {
  for (const [index, material] of materials.entries())
    for (const part of ["sample", "blank"] as const) {
      const name = material[part];
      if (name) yield { name, path: ["materials", index, part], endings: pictures };
    }
  if (result.sample) yield { name: result.sample, path: ["result", "sample"], endings: pictures };
  for (const [index, { file, captions }] of videos.entries()) {
    yield { name: file, path: ["videos", index, "file"], endings: films };
    yield { name: captions, path: ["videos", index, "captions"], endings: ["vtt"] };
  }
}
