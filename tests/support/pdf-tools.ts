import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

/** Other people's programs that judge our PDF files, and the Debian packages that they are in. */
const packages = {
  pdftotext: "poppler-utils",
  pdffonts: "poppler-utils",
  pdftoppm: "poppler-utils",
  pdfsig: "poppler-utils",
  openssl: "openssl",
} as const;

export type PdfTool = keyof typeof packages;

const isPresent = (tool: PdfTool): boolean =>
  (process.env.PATH ?? "").split(delimiter).some((folder) => existsSync(join(folder, tool)));

/** Gets what is lacking by the means this machine has; where it has none, says what to type. Nothing is skipped. */
export function needPdfTools(): void {
  const lacking = () => [
    ...new Set(
      (Object.keys(packages) as PdfTool[]).filter((tool) => !isPresent(tool)).map((tool) => packages[tool]),
    ),
  ];
  const wanted = lacking();
  if (wanted.length === 0) return;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const patient = ["-o", "DPkg::Lock::Timeout=120", "-qq"];
    execFileSync("apt-get", [...patient, "update"], { env, stdio: "inherit" });
    execFileSync("apt-get", [...patient, "install", "-y", "--no-install-recommends", ...wanted], {
      env,
      stdio: "inherit",
    });
  }
  if (lacking().length > 0) throw new Error(`Install ${lacking().join(", ")} (Debian: apt-get install).`);
}

export interface ToolResult {
  readonly status: number | null;
  readonly output: Buffer;
  readonly complaint: string;
}

/** Runs a tool to its end. */
export function runTool(tool: PdfTool, parameters: readonly string[], input?: Buffer): ToolResult {
  const { status, stdout, stderr, error } = spawnSync(tool, parameters, {
    ...(input ? { input } : {}),
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, TZ: "UTC", LC_ALL: "C.UTF-8" },
  });
  if (error) throw error;
  return { status, output: stdout, complaint: stderr.toString() };
}

/** A folder for a test's files, and what removes it. */
export function scratch(): {
  readonly directory: string;
  file(name: string, content: Uint8Array | string): string;
  end(): void;
} {
  const directory = mkdtempSync(join(tmpdir(), "xiaohu-pdf-"));
  return {
    directory,
    file(name, content) {
      const path = join(directory, name);
      writeFileSync(path, content);
      return path;
    },
    end: () => rmSync(directory, { recursive: true }),
  };
}

/** The text of each page, as poppler finds it. */
export function textOfPages(path: string): string[] {
  const { status, output, complaint } = runTool("pdftotext", ["-layout", path, "-"]);
  if (status !== 0 || complaint) throw new Error(`pdftotext: ${complaint}`);
  return output.toString("utf8").split("\f").slice(0, -1);
}

/** A page as poppler draws it. @param resolution dots an inch */
export function greyPage(
  path: string,
  page: number,
  resolution: number,
): { readonly width: number; readonly height: number; readonly pixels: Buffer } {
  const out = `${path}-${page}`;
  const { status, complaint } = runTool("pdftoppm", [
    "-gray",
    "-singlefile",
    "-f",
    String(page),
    "-r",
    String(resolution),
    path,
    out,
  ]);
  if (status !== 0) throw new Error(`pdftoppm: ${complaint}`);
  const pgm = readFileSync(`${out}.pgm`);
  const [head = ""] = /^P5\s+\d+\s+\d+\s+255\s/.exec(pgm.toString("latin1", 0, 64)) ?? [];
  const [width = 0, height = 0] = head.split(/\s+/).slice(1).map(Number);
  return { width, height, pixels: pgm.subarray(head.length) };
}
