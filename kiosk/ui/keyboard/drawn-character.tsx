import { composition } from "../pinyin/composition.ts";
import type { Drawing } from "../pinyin/drawing.ts";
import { hasInstalledHan } from "./installed-han.ts";

/** Whether a font has it, ours or the machine's: else it is put together, or cannot be shown. */
export function hasGlyph(character: string, drawing: Drawing | undefined): boolean {
  return typeof drawing === "string" || hasInstalledHan(character);
}

/** One em high and wide: the glyph, or the parts put together where the fonts have none; a broken frame where it cannot be drawn. */
export function DrawnCharacter({ character, drawing }: { character: string; drawing: Drawing | undefined }) {
  if (hasGlyph(character, drawing)) return <span lang="zh-CN">{character}</span>;
  return (
    <svg class="drawn" viewBox="0 0 100 100" role="img" aria-label={character} lang="zh-CN">
      {drawing && typeof drawing !== "string" ? (
        composition(drawing).map(({ text, x, y, width, height, turn }) => (
          <text
            key={`${text}-${x}-${y}`}
            transform={`translate(${x} ${y}) scale(${width / 100} ${height / 100}) ${turn ? turns[turn] : ""}`}
            y="88"
            font-size="100"
          >
            {text}
          </text>
        ))
      ) : (
        <path
          d="M8 8h84v84H8zM8 8l84 84M92 8L8 92"
          fill="none"
          stroke="currentColor"
          stroke-width="3"
          stroke-dasharray="9 6"
        />
      )}
    </svg>
  );
}

const turns = { mirrored: "translate(100 0) scale(-1 1)", upsideDown: "rotate(180 50 50)" } as const;
