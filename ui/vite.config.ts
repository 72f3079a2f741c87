import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { textLengths } from "./textLengths.ts";

// The port is fixed because the desktop shell's development address names it.
export default defineConfig({
  plugins: [react()],
  clearScreen: false,
  css: { postcss: { plugins: [textLengths] } },
  server: {
    port: 5173,
    strictPort: true,
    fs: { allow: [".."] },
    watch: { ignored: ["**/src-tauri/**", "**/target/**"] },
  },
  // Nothing is inlined as data: URLs, so the content security policy can stay strict.
  build: { target: "es2022", outDir: "dist", emptyOutDir: true, assetsInlineLimit: 0, chunkSizeWarningLimit: 1200 },
  test: { environment: "jsdom", setupFiles: ["src/test-setup.ts"], css: false },
});
