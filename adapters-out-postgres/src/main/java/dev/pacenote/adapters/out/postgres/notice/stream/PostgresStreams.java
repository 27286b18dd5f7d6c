package dev.pacenote.adapters.out.postgres.notice.stream;

import dev.pacenote.application.notice.stream.Streams;
import dev.pacenote.configuration.Choices;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.stream.Epoch;
import dev.pacenote.domain.notice.stream.StreamEvent;
import dev.pacenote.domain.notice.stream.StreamPosition;
import dev.pacenote.domain.notice.stream.StreamRetention;
import dev.pacenote.domain.notice.stream.UnreadCounts;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The streams of all people, in Postgres. */
@Singleton
@Requires(property = Choices.INBOX, notEquals = Choices.INBOX_IN_DYNAMODB)
public final class PostgresStreams implements Streams {

    private final StreamRows rows;
    private final InstantSource clock;
    private final StreamRetention retention;

    PostgresStreams(StreamRows rows, InstantSource clock, Optional<StreamRetention> retention) {
        this.rows = rows;
        this.retention = retention.orElse(StreamRetention.USUAL);
        this.clock = clock;
    }

    private Instant kept() {
        return retention.period().firstMoment(clock.instant());
    }

    /** The epoch of a new stream is stored before anybody hears of it. */
    @Override
    public Head head(AccountId account) {
        var head = rows.head(account.value(), kept());
        if (head != null) {
            return head.head();
        }
        var epoch = new Epoch(UUID.randomUUID().toString());
        rows.begin(account.value(), epoch.value());
        var begun = rows.head(account.value(), kept());
        return begun != null
                ? begun.head()
                : new Head(new StreamPosition(epoch, 0), 1, UnreadCounts.NONE);
    }

    @Override
    public List<StreamEvent> after(AccountId account, long seq, int limit) {
        return rows.after(account.value(), seq, kept(), limit).stream()
                .map(StreamEventRow::event)
                .toList();
    }
}
