import { anthropic } from "./anthropic.ts";
import { claudeCode, claudeDesktop } from "./claude.ts";
import { cursor } from "./cursor.ts";
import { gemini } from "./gemini.ts";
import type { ClientProfile } from "./model.ts";
import { openai, openaiStrict } from "./openai.ts";
import { chatgpt, codex } from "./openai-clients.ts";
import { vsCode } from "./vscode.ts";
import { windsurf } from "./windsurf.ts";

/** Every client and provider whose limits are known, by name. */
export const allClients: readonly ClientProfile[] = [
  anthropic,
  chatgpt,
  claudeCode,
  claudeDesktop,
  codex,
  cursor,
  gemini,
  openai,
  openaiStrict,
  vsCode,
  windsurf,
];
