package dev.pacenote.application.contracts.notice.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.contracts.platform.retention.RetentionStoreContract;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.notice.stream.StreamWriter;
import dev.pacenote.application.notice.stream.Streams;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.StoredFacts;
import dev.pacenote.domain.notice.stream.EventType;
import dev.pacenote.domain.notice.stream.StreamEvent;
import dev.pacenote.domain.notice.stream.StreamRetention;
import dev.pacenote.domain.notice.stream.UnreadCounts;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What {@link Streams} promise, and the retention of their events. */
public interface StreamsContract extends RetentionStoreContract {

    int MANY = 10;

    Accounts accounts();

    Streams streams();

    StreamWriter writer();

    /** The time by the clock of the streams, as stores keep it. */
    Instant now();

    private AccountId account() {
        return Samples.account(accounts()).id();
    }

    private Instant expired() {
        return now().minus(Duration.ofDays(StreamRetention.PERIOD.days())).minusSeconds(3_600);
    }

    private static StreamEvent event(long seq, Instant at) {
        return new StreamEvent(
                seq,
                new EventType("sample.happened"),
                at.truncatedTo(ChronoUnit.MILLIS),
                new UnreadCounts((int) seq, 2, 1),
                StoredFacts.builder().with("thing", "t" + seq).build());
    }

    private List<StreamEvent> appended(AccountId account, Instant at, long from, long to) {
        var events = LongStream.rangeClosed(from, to).mapToObj(seq -> event(seq, at)).toList();
        events.forEach(event -> writer().append(account, event));
        return events;
    }

    @Test
    default void a_person_who_had_no_event_yet_has_a_head_that_stays() {
        var account = account();

        var heads = Samples.atOnce(MANY, () -> streams().head(account));

        var head = streams().head(account);
        assertThat(heads).hasSize(MANY).containsOnly(head);
        assertThat(head.end().seq()).isZero();
        assertThat(head.oldest()).isEqualTo(1);
        assertThat(head.counts()).isEqualTo(UnreadCounts.NONE);
        assertThat(streams().after(account, 0, MANY)).isEmpty();
        assertThat(streams().head(account()).end().epoch()).isNotEqualTo(head.end().epoch());
    }

    @Test
    default void the_first_event_of_a_head_that_was_read_before_is_in_its_epoch() {
        var account = account();
        var before = streams().head(account);

        appended(account, now(), 1, 1);

        var after = streams().head(account);
        assertThat(after.end().epoch()).isEqualTo(before.end().epoch());
        assertThat(after.end().seq()).isEqualTo(1);
        assertThat(after.oldest()).isEqualTo(1);
        assertThat(after.counts()).isEqualTo(new UnreadCounts(1, 2, 1));
    }

    @Test
    default void events_come_in_order_to_the_last_field_and_only_those_of_the_person() {
        var account = account();
        var other = account();
        var events = appended(account, now(), 1, 5);
        appended(other, now(), 1, 1);

        assertThat(streams().after(account, 0, 500)).isEqualTo(events);
        assertThat(streams().after(account, 3, 500)).isEqualTo(events.subList(3, 5));
        assertThat(streams().after(account, 1, 2)).isEqualTo(events.subList(1, 3));
        assertThat(streams().after(account, 5, 500)).isEmpty();
        assertThat(streams().after(account, 9, 500)).isEmpty();
    }

    @Test
    default void what_expired_is_invisible_at_once() {
        var account = account();
        appended(account, expired(), 1, 3);
        var kept = appended(account, now(), 4, 5);

        assertThat(streams().head(account).oldest()).isEqualTo(4);
        assertThat(streams().after(account, 0, 500)).isEqualTo(kept);

        var silent = account();
        appended(silent, expired(), 1, 2);
        assertThat(streams().head(silent).end().seq()).isEqualTo(2);
        assertThat(streams().head(silent).oldest()).isEqualTo(3);
        assertThat(streams().after(silent, 0, 500)).isEmpty();
    }

    @Test
    default void purged_events_are_gone_and_the_stream_goes_on() {
        var account = account();
        appended(account, expired(), 1, 3);
        var kept = appended(account, now(), 4, 4);

        assertThat(retention().purge(now(), 1_000_000)).isGreaterThanOrEqualTo(3);
        assertThat(retention().purge(now(), 1_000_000)).isZero();

        assertThat(streams().head(account).oldest()).isEqualTo(4);
        assertThat(streams().after(account, 0, 500)).isEqualTo(kept);
        appended(account, now(), 5, 5);
        assertThat(streams().head(account).end().seq()).isEqualTo(5);
    }
}
