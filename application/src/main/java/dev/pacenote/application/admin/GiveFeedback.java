package dev.pacenote.application.admin;

import dev.pacenote.application.platform.limit.Attempts;
import dev.pacenote.domain.admin.Feedback;
import dev.pacenote.domain.identity.account.UserId;
import dev.pacenote.domain.platform.limit.AttemptLimit;
import java.time.Duration;
import java.time.InstantSource;

/** A person tells us something. Quotas are their own: nobody can close the box for others. */
public final class GiveFeedback {

    public sealed interface Result {
        record Given(long id) implements Result {}

        record TooMany(Duration retryAfter) implements Result {}

        /** Too many of their messages wait to be read. */
        record QuotaReached() implements Result {}
    }

    private final FeedbackBox box;
    private final Attempts attempts;
    private final InstantSource clock;

    public GiveFeedback(FeedbackBox box, Attempts attempts, InstantSource clock) {
        this.box = box;
        this.attempts = attempts;
        this.clock = clock;
    }

    public Result give(UserId author, Feedback.Draft draft) {
        var now = clock.instant();
        var key = "feedback:" + author;
        if (attempts.take(key, AttemptLimit.FEEDBACK, now)
                instanceof AttemptLimit.Verdict.Refused(var wait)) {
            return new Result.TooMany(wait);
        }
        return switch (box.add(author, draft, now, Feedback.MAX_UNREAD)) {
            case FeedbackBox.Added.Ok(var feedback) -> new Result.Given(feedback.id());
            case FeedbackBox.Added.QuotaReached _ -> {
                // Only accepted messages count.
                attempts.giveBack(key, now);
                yield new Result.QuotaReached();
            }
        };
    }
}
