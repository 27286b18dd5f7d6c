package dev.pacenote.application.notice.announcement;

import dev.pacenote.application.identity.account.AccountNumbers;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.AdminActions;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.idempotency.DoOnce;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.announcement.Announcement;
import dev.pacenote.domain.notice.announcement.Audience;
import dev.pacenote.domain.notice.announcement.NoticeBatch;
import dev.pacenote.domain.platform.idempotency.IdempotentRequest;
import dev.pacenote.domain.platform.idempotency.StoredReply;
import dev.pacenote.domain.platform.limit.RateLimit;
import dev.pacenote.domain.platform.limit.RateLimit.Verdict;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** An admin announces something to people. It is accepted at once, and told by and by. */
public final class Announce {

    /** What an admin may announce, unless somebody configures another limit. */
    public static final RateLimit USUAL_LIMIT = new RateLimit(10, Duration.ofHours(1));

    private static final int ACCEPTED = 202;

    /**
     * @param chosen for these people; empty for everybody
     * @param request which is done once, however often it is sent
     */
    public record Command(
            AccountId admin,
            Announcement announcement,
            Optional<Audience.Chosen> chosen,
            IdempotentRequest request) {}

    public sealed interface Result {
        record Accepted(NoticeBatch batch) implements Result {}

        /** The same request was sent before; the batch as it is now. */
        record Repeated(NoticeBatch batch) implements Result {}

        /** The same request was sent before, and what became of it is known no longer. */
        record Gone() implements Result {}

        /** The key of the request stands for something else. */
        record Mismatch() implements Result {}

        record TooMany(Duration retryAfter) implements Result {}
    }

    private final Accounts accounts;
    private final AccountNumbers numbers;
    private final NoticeBatches batches;
    private final DoOnce once;
    private final RateLimiter rateLimiter;
    private final RateLimit limit;
    private final AdminActions audit;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Ids ids;

    /** What it reads and writes. */
    public record Stores(
            Accounts accounts,
            AccountNumbers numbers,
            NoticeBatches batches,
            AdminActions audit,
            Transactions transactions) {}

    public Announce(
            Stores stores,
            DoOnce once,
            RateLimiter rateLimiter,
            RateLimit limit,
            InstantSource clock,
            Ids ids) {
        this.accounts = stores.accounts();
        this.numbers = stores.numbers();
        this.batches = stores.batches();
        this.audit = stores.audit();
        this.transactions = stores.transactions();
        this.once = once;
        this.rateLimiter = rateLimiter;
        this.limit = limit;
        this.clock = clock;
        this.ids = ids;
    }

    public Result announce(Command command) {
        return transactions.inTransaction(
                () ->
                        once.inTransaction(
                                Optional.of(command.request()),
                                () -> accept(command),
                                Announce::reply,
                                new Again()));
    }

    /** How far an announcement is; empty when there is none of that id, or not any more. */
    public Optional<NoticeBatch> find(UUID id) {
        return batches.find(id);
    }

    private final class Again implements DoOnce.Repeats<Result> {

        @Override
        public Result repeated(StoredReply reply) {
            return batches.find(UUID.fromString(reply.content()))
                    .<Result>map(Result.Repeated::new)
                    .orElseGet(Result.Gone::new);
        }

        @Override
        public Result mismatch() {
            return new Result.Mismatch();
        }
    }

    private static Optional<StoredReply> reply(Result result) {
        return result instanceof Result.Accepted(var batch)
                ? Optional.of(
                        new StoredReply(
                                ACCEPTED,
                                batch.id().toString(),
                                Optional.empty(),
                                Optional.empty()))
                : Optional.empty();
    }

    private Result accept(Command command) {
        var now = clock.instant();
        if (rateLimiter.take("announcements " + command.admin(), limit, now)
                instanceof Verdict.Refused(var wait)) {
            return new Result.TooMany(wait);
        }
        var audience =
                command.chosen()
                        .<Audience>map(chosen -> chosen)
                        .orElseGet(
                                () ->
                                        new Audience.Everybody(
                                                numbers.newest().orElse(command.admin())));
        int people =
                switch (audience) {
                    case Audience.Chosen(var chosen) -> chosen.size();
                    case Audience.Everybody _ -> accounts.count();
                };
        var batch =
                NoticeBatch.accepted(
                        ids.next(), command.admin(), command.announcement(), audience, people, now);
        batches.insert(batch);
        audit.note(
                now,
                command.admin(),
                Optional.empty(),
                "announced to "
                        + (audience instanceof Audience.Everybody
                                ? "everybody"
                                : people + " people")
                        + ", "
                        + command.announcement().kind().name().toLowerCase(Locale.ROOT)
                        + ": "
                        + batch.id());
        return new Result.Accepted(batch);
    }
}
