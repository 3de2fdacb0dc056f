/**
 * The one font of the machine that is asked for: HanaMinB (Debian's fonts-hanazono), which has extensions B to F whole. `fonts.css` has it last
 * in every stack; where it is not installed, what our fonts lack is drawn from its parts.
 */
const installed = { face: "HanaMinB", first: 0x20000, last: 0x2ebe0 } as const;

let isInstalled = false;
let looking: Promise<void> | undefined;

/** Looks for it once. */
export function lookForInstalledHan(): Promise<void> {
  looking ??= new FontFace("Looked For", `local("${installed.face}")`).load().then(
    () => {
      isInstalled = true;
    },
    // Not there, which is nothing wrong.
    () => undefined,
  );
  return looking;
}

/** Whether the machine's font shows the character. */
export function hasInstalledHan(character: string): boolean {
  const codePoint = character.codePointAt(0) ?? 0;
  return isInstalled && codePoint >= installed.first && codePoint <= installed.last;
}
