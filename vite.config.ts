import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** Tests that put something else in the place of a module or of `fetch`: they have a process to themselves. */
const testsApart = [
  "tests/device-drivers/transport/hid.test.ts",
  "tests/faults/**/*.test.ts",
  "tests/soak/**/*.test.ts",
];

const pages = [
  "citizen",
  "window",
  "board",
  "simulator",
  "technician",
  "manager",
  "guide",
  "ticket",
  "take-by-phone",
  "carry-on",
  "pain-point",
  "appointments",
];

/** The printer's glyphs are read from beside the module that draws them: put them beside the server's bundle too. */
const glyphsBesideServer: Plugin = {
  name: "glyphs-beside-server",
  applyToEnvironment: ({ name }) => name === "ssr",
  generateBundle() {
    const fileName = "noto-sans-24.bin";
    this.emitFile({
      type: "asset",
      fileName,
      source: readFileSync(`device-drivers/receipt-printer/${fileName}`),
    });
  },
};

/**
 * What a page loads later brings no styles and no scripts that could be fetched beside it: the helper that would see to them is more
 * than a kilobyte of every first load.
 */
const plainLazyImports: Plugin = {
  name: "plain-lazy-imports",
  enforce: "pre",
  applyToEnvironment: ({ name }) => name === "client",
  load: (id) =>
    id === "\0vite/preload-helper.js" ? "export const __vitePreload = (load) => load();" : undefined,
};

/** The demo's guides are read from a folder, as a hall's own are. */
const demoCatalogueBesideServer: Plugin = {
  name: "demo-catalogue-beside-server",
  applyToEnvironment: ({ name }) => name === "ssr",
  generateBundle() {
    const folder = "server/catalogue/demo";
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      this.emitFile({
        type: "asset",
        fileName: relative("server/catalogue", path),
        source: readFileSync(path),
      });
    }
  },
};

export default defineConfig({
  plugins: [glyphsBesideServer, demoCatalogueBesideServer, plainLazyImports],
  root: "kiosk",
  cacheDir: "../node_modules/.vite",
  oxc: { jsx: { importSource: "preact" } },
  environments: {
    client: {
      build: {
        outDir: "../dist/kiosk",
        emptyOutDir: true,
        // Every asset is a file of its own: the content security policy allows no inline ones.
        assetsInlineLimit: 0,
        // The pages meet one browser, a current Chromium: nothing to translate, nothing to polyfill.
        target: "esnext",
        modulePreload: {
          polyfill: false,
          // A page's first scripts come together; what it loads later comes when it is asked for.
          resolveDependencies: (_file, needed, { hostType }) => (hostType === "html" ? needed : []),
        },
        rolldownOptions: {
          // What every page needs, in one file: the browser keeps it from page to page.
          output: {
            codeSplitting: {
              groups: [
                {
                  name: "base",
                  test: /node_modules\/(preact|xstate|zod)\/|contract\/(envelope|errors|hall-time|service-offer|status)\.ts|kiosk\/connection\/|kiosk\/citizen\/condition\.ts|kiosk\/ui\/(announcer|button|demo-band|egret-wing|icon|mm|modes|text-block)\.|i18n\/catalogue\.ts|kiosk\/ui\/arrow-keys\.ts|contract\/terminal-at-rest\.ts/,
                },
              ],
            },
          },
          input: ["index.html", ...pages.map((page) => `${page}/index.html`)].map((file) => `kiosk/${file}`),
        },
      },
    },
    ssr: {
      // What is ES modules alone comes into the bundle: to find and read hundreds of small files took a tenth of the start.
      resolve: { noExternal: ["zod", "yaml", "xstate", "opencc-js", "pinyin-pro", "pkijs", "asn1js"] },
      build: {
        outDir: "../dist/server",
        emptyOutDir: true,
        ssr: true,
        target: "node20",
        rolldownOptions: {
          input: { main: "server/main.ts", "read-beside-worker": "server/catalogue/read-beside-worker.ts" },
          // Beside each other: what is read from beside a module is beside whichever file it comes into.
          output: { chunkFileNames: "[name].js" },
        },
      },
    },
  },
  builder: {},
  test: {
    reporters: ["default", "./tests/support/tally.ts"],
    projects: [
      {
        extends: true,
        root: import.meta.dirname,
        test: {
          name: "unit",
          include: ["tests/**/*.test.{ts,tsx}"],
          exclude: ["tests/journeys/**", ...testsApart],
          // As many as there are cores: the default leaves one idle, half of the machine where there are two.
          maxWorkers: "100%",
          // A file finds the modules that those before it have read: reading them anew took as long as half of the tests.
          isolate: false,
          unstubGlobals: true,
          // What hangs is told of; what starts processes on a machine that is busy with others is not what hangs.
          testTimeout: 20_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        root: import.meta.dirname,
        test: {
          name: "apart",
          include: testsApart,
          maxWorkers: "100%",
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        root: import.meta.dirname,
        test: {
          name: "journeys",
          include: ["tests/journeys/**/*.test.ts"],
          setupFiles: ["tests/journeys/morning.ts"],
          // Each file starts its own server and its own browser.
          testTimeout: 60_000,
          hookTimeout: 120_000,
          isolate: false,
          // A journey waits for paper and people more than half of its time: four of them keep two cores busy.
          maxWorkers: 4,
          sequence: { groupOrder: 0 },
        },
      },
    ],
  },
});
