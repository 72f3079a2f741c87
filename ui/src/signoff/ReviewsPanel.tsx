import { type FormEvent, useState } from "react";
import type { TrustView } from "../bindings/TrustView";
import { t } from "../i18n";
import * as shell from "../ipc/commands";
import { Button } from "../kit/Button";
import { classes } from "../kit/classes";
import { FormField } from "../kit/FormField";
import { tryStep } from "../model/mirror";
import { day, localDay } from "../threats/when";

/** When somebody last looked at the whole, what they found, and when the next time is due. */
export function ReviewsPanel({ trust }: { trust: TrustView }) {
  const [writing, setWriting] = useState(false);
  const today = localDay(new Date());
  return (
    <section className="panel reviews" data-testid="reviews">
      <header>
        <h2>{t("reviews.head")}</h2>
        <span className="grow" />
        {!writing && (
          <Button onClick={() => setWriting(true)} data-testid="add-review">
            {t("reviews.add")}
          </Button>
        )}
      </header>
      {writing && <NewReview onDone={() => setWriting(false)} />}
      {trust.reviews.length === 0 && !writing && <p className="muted">{t("reviews.none")}</p>}
      <ul>
        {trust.reviews.map((review, index) => {
          // Only the last review says when the next is due.
          const overdue = index === 0 && review.next !== null && review.next < today;
          return (
            <li key={review.revision}>
              {review.what}
              <small>
                {[review.by, day(review.at)].filter(Boolean).join(" · ")}
                {index === 0 && review.next && (
                  <span className={classes(overdue && "late")}>
                    {" · "}
                    {t(overdue ? "reviews.overdue" : "reviews.nextDue", { day: day(review.next) })}
                  </span>
                )}
              </small>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function NewReview({ onDone }: { onDone: () => void }) {
  const [what, setWhat] = useState("");
  const [next, setNext] = useState("");
  const [error, setError] = useState("");
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const refused = await tryStep(() => shell.recordReview(what, next || null));
    if (refused) setError([refused.message, refused.hint].filter(Boolean).join(". "));
    else onDone();
  };
  return (
    <form className="form-stack" onSubmit={send}>
      <FormField
        label={t("reviews.what")}
        type="textarea"
        rows={2}
        value={what}
        onChange={setWhat}
        error={error || undefined}
        testId="review-what"
        autoFocus
      />
      <FormField
        label={t("reviews.next")}
        note={t("reviews.nextNote")}
        type="date"
        value={next}
        onChange={setNext}
        testId="review-next"
      />
      <div className="sign-off-actions">
        <Button type="submit" variant="primary" data-testid="save-review">
          {t("reviews.save")}
        </Button>
        <Button onClick={onDone}>{t("kit.cancel")}</Button>
      </div>
    </form>
  );
}
