import { ChevronLeft, ChevronRight } from "lucide-react";
import { useEffect, useRef } from "react";
import { t } from "../i18n";
import { classes } from "../kit/classes";
import { IconButton } from "../kit/IconButton";
import type { Wish } from "./request";
import { usePreview } from "./usePreview";

/** The pages as they will be, beside the choices that make them. */
export function Preview({ wish, version, busy }: { wish: Wish; version: number; busy: boolean }) {
  const { pages, page, svg, stale, error, turnTo } = usePreview(wish, version, busy);
  return (
    <section className="export-preview" aria-label={t("export.preview")}>
      {svg ? (
        <Page svg={svg} stale={stale} label={t("export.pageOf", { page: page + 1, count: pages })} />
      ) : (
        <div className="export-page" data-testid="no-preview">
          {error ? (
            <p role="alert">
              {error.message}
              {error.hint && <small>{error.hint}</small>}
            </p>
          ) : (
            t("export.previewing")
          )}
        </div>
      )}
      <div className="export-pager">
        <IconButton
          icon={ChevronLeft}
          label={t("export.pageBefore")}
          disabled={page === 0}
          onClick={() => turnTo(page - 1)}
        />
        <span data-testid="preview-page">{pages > 0 && t("export.pageOf", { page: page + 1, count: pages })}</span>
        <IconButton
          icon={ChevronRight}
          label={t("export.pageAfter")}
          disabled={page + 1 >= pages}
          onClick={() => turnTo(page + 1)}
        />
      </div>
    </section>
  );
}

/** The page is parsed as an image and never as HTML; what people wrote is text in it. */
function Page({ svg, stale, label }: { svg: string; stale: boolean; label: string }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const drawn = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
    place.current?.replaceChildren(document.importNode(drawn, true));
  }, [svg]);
  return (
    <div
      ref={place}
      className={classes("export-page", stale && "stale")}
      role="img"
      aria-label={label}
      data-testid="preview"
    />
  );
}
