import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import { asHostError, type Host } from "./host";

/** The real host: the desktop shell around this page. */
export const tauriHost: Host = {
  async call(command, args) {
    try {
      return await invoke(command, args);
    } catch (reason) {
      throw asHostError(reason);
    }
  },
  listen: (event, hear) => listen(event, (message) => hear(message.payload)),
};
