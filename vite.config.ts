import { defineConfig } from "vitest/config";

const pages = ["citizen", "window", "board", "simulator"];

export default defineConfig({
  root: "kiosk",
  oxc: { jsx: { importSource: "preact" } },
  environments: {
    client: {
      build: {
        outDir: "../dist/kiosk",
        emptyOutDir: true,
        assetsInlineLimit: 0,
        rolldownOptions: {
          input: ["index.html", ...pages.map((page) => `${page}/index.html`)].map((file) => `kiosk/${file}`),
        },
      },
    },
    ssr: {
      build: {
        outDir: "../dist/server",
        emptyOutDir: true,
        ssr: true,
        target: "node20",
        rolldownOptions: { input: { main: "server/main.ts" } },
      },
    },
  },
  builder: {},
  test: {
    root: ".",
    include: ["tests/**/*.test.{ts,tsx}"],
  },
});
