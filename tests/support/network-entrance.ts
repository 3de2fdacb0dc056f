import { readFileSync } from "node:fs";
import { request } from "node:https";
import { join } from "node:path";
import { WebSocket } from "ws";
import { freePort } from "./free-port.ts";

const pem = (name: string) => join(import.meta.dirname, `../server/door/office-${name}.pem`);
/** Self-signed, for localhost and terminal.example; it protects nothing but tests. */
export const entranceCertificate = readFileSync(pem("certificate"), "utf8");
export const entranceKey = readFileSync(pem("key"), "utf8");

/**
 * An entrance's section in a configuration, on a free port of this machine; also for who comes by way of 127.0.0.2.
 * @param more of the section's, `, from: [10.0.0.0/8]`
 */
export async function entranceSection(
  section: string,
  more = "",
): Promise<{ readonly yaml: string; readonly url: string; readonly port: number }> {
  const port = await freePort();
  const yaml = `${section}: { address: 127.0.0.1, port: ${port}, names: [localhost, 127.0.0.2], certificate: ${pem("certificate")}, key: ${pem("key")}${more} }`;
  return { yaml, url: `https://localhost:${port}`, port };
}

/** `fetch` for an entrance with that certificate; nothing is followed. */
export const fetchOverTls = (
  url: string,
  {
    method = "GET",
    headers = {},
    body,
  }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Response> =>
  new Promise((resolve, reject) => {
    const asked = request(url, { method, headers, ca: entranceCertificate }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("end", () => {
        const said = new Headers();
        for (const [name, value] of Object.entries(answer.headers))
          for (const each of [value ?? []].flat()) said.append(name, each);
        const status = answer.statusCode ?? 0;
        resolve(
          new Response(status === 204 || status === 304 ? null : Buffer.concat(parts), {
            status,
            headers: said,
          }),
        );
      });
    });
    asked.on("error", reject);
    asked.end(body);
  });

/** What an upgrade is answered with: 101, or the refusal's status. */
export const upgradeOverTls = (url: string, token: string, cookie = ""): Promise<number> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(url.replace("https", "wss"), ["xiaohu.v1", `token.${token}`], {
      ca: entranceCertificate,
      headers: { cookie, origin: new URL(url).origin },
    });
    socket.once("open", () => {
      resolve(101);
      socket.close();
    });
    socket.once("unexpected-response", (_request, answer) => {
      resolve(answer.statusCode ?? 0);
      answer.resume();
      socket.terminate();
    });
    socket.once("error", reject);
  });
