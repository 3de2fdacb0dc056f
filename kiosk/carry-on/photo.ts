/** Of a photograph of a paper, pixels of its longer side: an A4 page at 170 dpi, on which small print can be read. */
const longestSide = 2000;
/** Bytes that are enough for that; a better picture is no better to read. */
const enough = 900_000;
const qualities = [0.85, 0.7, 0.55, 0.4] as const;

/**
 * A photograph as a JPEG that a mobile network carries. It is drawn anew, so that nothing of the file but the picture is left: neither place nor
 * telephone. @throws where the browser cannot read the file as a picture
 */
export async function smallJpeg(file: Blob): Promise<Blob> {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("the browser draws nothing");
  // A picture may be see-through; paper is white.
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  let smallest: Blob | null = null;
  for (const quality of qualities) {
    smallest = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", quality));
    if (smallest && smallest.size <= enough) break;
  }
  if (!smallest) throw new Error("the picture is too large for this browser");
  return smallest;
}

/** Base 64, without what a data URL has before it. */
export const base64Of = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.onerror = () => reject(reader.error ?? new Error("the picture cannot be read"));
    reader.readAsDataURL(blob);
  });

/** SHA-256 of what stands in base 64, hexadecimal. */
export async function digestOf(base64: string): Promise<string> {
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
