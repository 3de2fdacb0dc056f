import type { Matter } from "../../contract/catalogue/matter.ts";
import type { MatterPackage } from "../../contract/catalogue/package.ts";
import { advice, error, ruleGroup } from "./rule.ts";

const rules = {
  "missing-media": error(
    (name) => `there is no media/${name}: put it there, or correct the name`,
    (name) => `media 里没有 ${name}：请放进去，或改对文件名`,
  ),
  "unused-media": advice(
    (name) => `nothing names media/${name}: delete it, or name it`,
    (name) => `没有事项用到 media/${name}：请删掉，或在事项里写上它`,
  ),
  "media-kind": error(
    (name, endings) => `${name} is of the wrong kind: here a file ends with ${endings}`,
    (name, endings) => `${name} 类型不对，这里要用 ${endings}`,
  ),
};

const pictures = ["png", "svg"] as const;
/** Printed on A4 as they are. */
const forms = ["pdf"] as const;
const films = ["webm", "mp4"] as const;

/** Pictures, films and captions are there, and of the right kind. */
export const media = ruleGroup(rules, function* ({ content, head, matters, packages }, find) {
  const named = new Set<string>();
  const files = [
    ...matters.map((file) => ({ file, names: filesOf(file.value) })),
    ...packages.map((file) => ({ file, names: filesOfFilms(file.value) })),
  ];
  for (const { file, names } of files)
    for (const { name, path, endings } of names) {
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

interface Named {
  readonly name: string;
  readonly path: readonly (string | number)[];
  readonly endings: readonly string[];
}

function* filesOf(matter: Matter): Generator<Named> {
  const { materials, result } = matter;
  for (const [index, { sample, blank }] of materials.entries()) {
    if (sample) yield { name: sample, path: ["materials", index, "sample"], endings: pictures };
    if (blank) yield { name: blank, path: ["materials", index, "blank"], endings: forms };
  }
  if (result.sample) yield { name: result.sample, path: ["result", "sample"], endings: pictures };
  yield* filesOfFilms(matter);
}

function* filesOfFilms({ videos }: Pick<Matter | MatterPackage, "videos">): Generator<Named> {
  for (const [index, { file, captions, poster }] of videos.entries()) {
    yield { name: file, path: ["videos", index, "file"], endings: films };
    for (const [language, name] of Object.entries(captions))
      if (name) yield { name, path: ["videos", index, "captions", language], endings: ["vtt"] };
    if (poster) yield { name: poster, path: ["videos", index, "poster"], endings: pictures };
  }
}
