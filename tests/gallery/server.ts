import { createServer } from "vite";

/** Serves the gallery's page, whose moments need no other server. */
export async function serveGallery(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = await createServer({
    configFile: false,
    root: process.cwd(),
    cacheDir: "node_modules/.vite-gallery",
    // As a terminal serves them: /media/NAME.
    publicDir: "server/catalogue/demo",
    logLevel: "error",
    oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
    server: { host: "127.0.0.1", port: 0, hmr: false, watch: null },
  });
  await server.listen();
  const address = server.httpServer?.address();
  const port = typeof address === "object" ? address?.port : 0;
  return { url: `http://127.0.0.1:${port}/tests/gallery/index.html`, close: () => server.close() };
}
