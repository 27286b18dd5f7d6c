package dev.pacenote.application.parts.reorder;

import dev.pacenote.application.delivery.history.ShowTopics;
import dev.pacenote.application.delivery.history.ShowTopics.ChannelState;
import dev.pacenote.application.notice.TellNotices;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.domain.delivery.Reason;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.NoticeKey;
import dev.pacenote.domain.notice.Timing;
import dev.pacenote.domain.notice.Weight;
import dev.pacenote.domain.notice.preference.TopicChannels;
import dev.pacenote.domain.parts.reorder.PartFacts;
import dev.pacenote.domain.platform.limit.RateLimit;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Tells somebody of nothing, by all channels by which they would be told that a part is out, so
 * that they see whether that reaches them. It is told at once, as that is.
 */
public final class SendTestAlert {

    /** How what it tells begins, where the facts of other alerts begin with a task. */
    static final String FACT = "test:";

    /** Nobody fills their own mailbox. */
    private static final RateLimit LIMIT = new RateLimit(5, Duration.ofHours(1));

    public sealed interface Result {

        /**
         * @param ways one for each channel that the person wants
         */
        record Told(List<Way> ways) implements Result {
            public Told {
                ways = List.copyOf(ways);
            }
        }

        record TooMany(Duration retryAfter) implements Result {}
    }

    /**
     * A channel by which it is told.
     *
     * @param missing why it will not get there; empty: it is on its way
     */
    public record Way(String channel, Optional<Reason> missing) {}

    private final TellNotices tell;
    private final ShowTopics topics;
    private final RateLimiter rateLimiter;
    private final Ids ids;
    private final InstantSource clock;

    public SendTestAlert(
            TellNotices tell,
            ShowTopics topics,
            RateLimiter rateLimiter,
            Ids ids,
            InstantSource clock) {
        this.tell = tell;
        this.topics = topics;
        this.rateLimiter = rateLimiter;
        this.ids = ids;
        this.clock = clock;
    }

    public Result send(AccountId account) {
        var now = clock.instant();
        if (rateLimiter.take("test alerts " + account, LIMIT, now)
                instanceof RateLimit.Verdict.Refused(var retryAfter)) {
            return new Result.TooMany(retryAfter);
        }
        tell.tell(account, List.of(notice(account, now)));
        return new Result.Told(ways(account));
    }

    private Notice notice(AccountId account, Instant now) {
        var id = ids.next();
        var facts = PartFacts.test(id);
        return new Notice(
                ids.next(),
                account,
                new NoticeKey(
                        PartFacts.topic(facts.kind()),
                        FACT + id,
                        Optional.of(facts.part().value())),
                new Timing(now, now),
                facts,
                Weight.NEWS);
    }

    private List<Way> ways(AccountId account) {
        return topics.of(account).stream()
                .flatMap(List::stream)
                .filter(it -> it.topic().equals(PartFacts.OUT))
                .flatMap(it -> it.channels().entrySet().stream())
                .filter(it -> !it.getKey().equals(TopicChannels.DIGEST))
                .filter(it -> isWanted(it.getValue()))
                .map(it -> new Way(it.getKey(), it.getValue().missing()))
                .toList();
    }

    static boolean isWanted(ChannelState state) {
        return state.missing().filter(Reason.PREF_OFF::equals).isEmpty();
    }
}
