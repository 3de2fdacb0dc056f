/**
 * The page's WebSocket client, on a thread of its own as a page is a process of its own. Sends each message that it
 * is told to, and reports when it went and when the answer came, nanoseconds of the machine's monotonic clock, and the
 * answer itself.
 */
import { parentPort, workerData } from "node:worker_threads";
import { WebSocket } from "ws";

const { url, protocols, wanted } = workerData;
const socket = new WebSocket(url, protocols);
let sent = 0n;
socket.on("open", () => parentPort.postMessage("open"));
socket.on("message", (data) => {
  const arrived = process.hrtime.bigint();
  const text = data.toString();
  if (wanted === undefined || text.includes(wanted)) parentPort.postMessage({ sent, arrived, text });
});
parentPort.on("message", (message) => {
  if (message === "close") {
    socket.close();
    return;
  }
  sent = process.hrtime.bigint();
  socket.send(message);
});
