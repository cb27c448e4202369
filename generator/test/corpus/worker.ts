import { examineDocument } from "./examine-document.ts";

/** A process of its own that examines the documents it is sent, one at a time. */
process.on("message", async ({ folder, document }: { folder: string; document: string }) => {
  const result = await examineDocument(folder, document, () => process.send?.({ built: true }));
  process.send?.({ result });
});
process.on("disconnect", () => process.exit(0));
