package dev.pacenote.application.admin;

import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.domain.admin.Feedback;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.platform.limit.RateLimit;
import java.time.Duration;
import java.time.InstantSource;

/** A person tells us something. Quotas are their own: nobody can close the box for others. */
public final class GiveFeedback {

    /** Messages of one person. */
    public static final RateLimit MESSAGES = new RateLimit(5, Duration.ofMinutes(5));

    public sealed interface Result {
        record Given(long id) implements Result {}

        record TooMany(Duration retryAfter) implements Result {}

        /** Too many of their messages wait to be read. */
        record QuotaReached() implements Result {}
    }

    private final FeedbackMessages box;
    private final RateLimiter rateLimiter;
    private final InstantSource clock;

    public GiveFeedback(FeedbackMessages box, RateLimiter rateLimiter, InstantSource clock) {
        this.box = box;
        this.rateLimiter = rateLimiter;
        this.clock = clock;
    }

    public Result give(AccountId author, Feedback.Draft draft) {
        var now = clock.instant();
        var key = "feedback:" + author;
        if (rateLimiter.take(key, MESSAGES, now) instanceof RateLimit.Verdict.Refused(var wait)) {
            return new Result.TooMany(wait);
        }
        return switch (box.add(author, draft, now, Feedback.MAX_UNREAD)) {
            case FeedbackMessages.Added.Ok(var feedback) -> new Result.Given(feedback.id());
            case FeedbackMessages.Added.QuotaReached _ -> {
                // Only accepted messages count.
                rateLimiter.giveBack(key, now);
                yield new Result.QuotaReached();
            }
        };
    }
}
