import type { ApiRoutes } from "../serve-api.ts";
import { fields, find, type RetellState, type Stored } from "./state.ts";

/** Voices, the account's own and the community's. */
export function voiceRoutes(state: RetellState): ApiRoutes {
  const keep = (name: unknown, provider: unknown): Stored => {
    const voice = {
      voice_id: state.id("custom_voice"),
      voice_name: String(name),
      provider: provider ?? "elevenlabs",
      gender: "female",
    };
    state.voices.set(voice.voice_id, voice);
    return voice;
  };
  return {
    "GET /list-voices": () => ({ status: 200, body: [...state.voices.values()] }),
    "GET /get-voice/{voice_id}": (request) => ({
      status: 200,
      body: find(state.voices, request, "voice_id"),
    }),
    "POST /clone-voice": (request) => {
      const { voice_name, voice_provider } = fields(request);
      return { status: 201, body: keep(voice_name, voice_provider) };
    },
    "POST /add-community-voice": (request) => {
      const { voice_name, voice_provider } = fields(request);
      return { status: 200, body: keep(voice_name, voice_provider) };
    },
    "POST /search-community-voice": (request) => {
      const { search_query: words } = fields(request);
      const voices = [{ provider_voice_id: "community-1", name: `${words} voice`, public_user_id: "user-1" }];
      return { status: 200, body: { voices } };
    },
  };
}
