/** What reads PDF, in a worker of its own. */
import "pdfjs-dist/build/pdf.worker.min.mjs";
