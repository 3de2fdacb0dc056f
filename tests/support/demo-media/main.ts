/**
 * `npm run demo-media`: draws the demo catalogue's sample papers and clips into its folder `media`. All of it is the project's own. It
 * stands with the tests because it needs what only they have: a browser, whose encoder makes the films.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { demoCatalogueFolder } from "../../../server/catalogue/demo-folder.ts";
import { renderPdf } from "../../../server/hall/documents/render-pdf.ts";
import { startBrowser } from "../browser.ts";
import { blanks } from "./blanks.ts";
import { captionsOf, pictureAt, picturesOf, secondsIn, size } from "./clip.ts";
import { clips } from "./clips.ts";
import { encode } from "./encode.ts";
import { papers } from "./papers.ts";
import { webmOf } from "./webm.ts";

const folder = join(demoCatalogueFolder, "media");
mkdirSync(folder, { recursive: true });

function write(name: string, content: string | Buffer): void {
  writeFileSync(join(folder, name), content);
  console.log(`${name}  ${content.length} bytes`);
}

for (const [name, draw] of Object.entries(papers)) write(`${name}.svg`, draw().svg());
for (const [name, form] of Object.entries(blanks)) write(`${name}.pdf`, await renderPdf(form));
const browser = await startBrowser();
for (const [name, clip] of Object.entries(clips)) {
  const frames = await encode(browser, size, picturesOf(clip));
  write(`${name}.webm`, webmOf({ ...size, milliseconds: secondsIn(clip) * 1000, frames }));
  write(`${name}.svg`, pictureAt(clip, 0));
  for (const [language, captions] of Object.entries(captionsOf(clip)))
    write(`${name}-${language.toLowerCase()}.vtt`, captions);
}
await browser.close();
