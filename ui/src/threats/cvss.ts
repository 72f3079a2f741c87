// Scores of CVSS vectors, read by the shell once for each vector and kept while the window is open.
import { useEffect } from "react";
import { create } from "zustand";
import type { CvssReading } from "../bindings/CvssReading";
import * as shell from "../ipc/commands";

const useReadings = create<{ known: { [vector: string]: CvssReading } }>()(() => ({ known: {} }));
const asked = new Set<string>();

async function read(vectors: readonly string[]): Promise<void> {
  const fresh = [...new Set(vectors)].filter((vector) => vector && !asked.has(vector));
  if (fresh.length === 0) return;
  for (const vector of fresh) asked.add(vector);
  const readings = await shell.readVectors(fresh).catch(() => []);
  const found = Object.fromEntries(
    fresh.flatMap((vector, index) => {
      const reading = readings[index];
      return reading ? [[vector, reading]] : [];
    }),
  );
  useReadings.setState((state) => ({ known: { ...state.known, ...found } }));
}

/** What a vector says; null for no vector and until the shell has answered. */
export function useCvss(vector: string): CvssReading | null {
  useEffect(() => void read([vector.trim()]), [vector]);
  return useReadings((state) => state.known[vector.trim()] ?? null);
}

/** Readings by vector, for whoever shows many. */
export function useCvssOf(vectors: readonly string[]): { [vector: string]: CvssReading } {
  const key = [...new Set(vectors)].sort().join("\n");
  useEffect(() => void read(key.split("\n")), [key]);
  return useReadings((state) => state.known);
}

/** `9.3`; empty for a vector without a score. */
export const scoreText = (reading: CvssReading | null | undefined): string =>
  reading?.tenths === null || reading?.tenths === undefined ? "" : (reading.tenths / 10).toFixed(1);
