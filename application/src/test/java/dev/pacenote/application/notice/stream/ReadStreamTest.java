package dev.pacenote.application.notice.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.notice.stream.ReadStream.Result.Page;
import dev.pacenote.application.notice.stream.ReadStream.Result.ResyncRequired;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.StoredFacts;
import dev.pacenote.domain.notice.stream.EventType;
import dev.pacenote.domain.notice.stream.Resume;
import dev.pacenote.domain.notice.stream.StreamEvent;
import dev.pacenote.domain.notice.stream.StreamPosition;
import dev.pacenote.domain.notice.stream.StreamRetention;
import dev.pacenote.domain.notice.stream.UnreadCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A client reads what it missed, or hears that it must read its lists anew. */
class ReadStreamTest {

    private static final AccountId FOX = new AccountId(7);

    private Instant now = Samples.NOON;
    private final InMemoryStreams streams = new InMemoryStreams(() -> now);
    private final ReadStream read = new ReadStream(streams, ShownCounts.ALL);

    private void append(int events) {
        for (int i = 0; i < events; i++) {
            streams.append(
                    FOX,
                    new StreamEvent(
                            streams.head(FOX).end().seq() + 1,
                            new EventType("notification"),
                            now,
                            new UnreadCounts(3, 2, 1),
                            StoredFacts.builder().build()));
        }
    }

    private Optional<StreamPosition> position(long seq) {
        return Optional.of(new StreamPosition(streams.head(FOX).end().epoch(), seq));
    }

    private List<Long> numbers(ReadStream.Result page) {
        return ((Page) page).events().stream().map(StreamEvent::seq).toList();
    }

    @Test
    void who_had_no_event_yet_and_reconnects_is_sent_the_first_one() {
        var before = position(0);
        assertThat(read.resume(FOX, before).resume()).isEqualTo(new Resume.UpToDate());

        append(1);

        assertThat(read.resume(FOX, before).resume()).isEqualTo(new Resume.Replaying(1));
        assertThat(numbers(read.after(FOX, before, 10))).containsExactly(1L);
    }

    @Test
    void pages_follow_each_other_until_the_end() {
        append(5);

        var first = (Page) read.after(FOX, position(1), 3);
        assertThat(numbers(first)).containsExactly(2L, 3L, 4L);
        assertThat(first.more()).isTrue();
        assertThat(first.seq()).isEqualTo(5);
        var last = (Page) read.after(FOX, position(4), 3);
        assertThat(numbers(last)).containsExactly(5L);
        assertThat(last.more()).isFalse();
        assertThat(numbers(read.after(FOX, position(5), 3))).isEmpty();
    }

    @Test
    void without_a_position_a_client_learns_where_the_stream_ends() {
        append(5);

        var page = (Page) read.after(FOX, Optional.empty(), 3);

        assertThat(page.events()).isEmpty();
        assertThat(page.seq()).isEqualTo(5);
        assertThat(page.more()).isFalse();
    }

    @Test
    void after_two_weeks_or_in_another_epoch_there_is_nothing_to_replay() {
        append(3);
        var early = position(1);
        now = now.plus(Duration.ofDays(StreamRetention.PERIOD.days())).plusMillis(1);
        append(1);

        assertThat(read.after(FOX, early, 10))
                .isEqualTo(new ResyncRequired(position(4).orElseThrow()));
        assertThat(numbers(read.after(FOX, position(3), 10))).containsExactly(4L);

        var restored = position(3);
        streams.rebuild(FOX);
        append(4);
        assertThat(read.after(FOX, restored, 10)).isInstanceOf(ResyncRequired.class);
    }

    @Test
    void where_nobody_can_read_a_message_none_is_shown_to_be_unread() {
        append(2);
        var seen = new UnreadCounts(0, 2, 1);

        var off = new ReadStream(streams, ShownCounts.WITHOUT_MESSAGES);

        assertThat(off.resume(FOX, position(1)).head().counts()).isEqualTo(seen);
        assertThat(((Page) off.after(FOX, position(0), 10)).events())
                .extracting(StreamEvent::counts)
                .containsExactly(seen, seen);
        assertThat(read.resume(FOX, position(1)).head().counts())
                .as("where the area is on again")
                .isEqualTo(new UnreadCounts(3, 2, 1));
    }

    /** Deletes what expired between the two questions of a reader. */
    private record Slow(Streams streams, Runnable meanwhile) implements Streams {
        @Override
        public Head head(AccountId account) {
            var head = streams.head(account);
            meanwhile.run();
            return head;
        }

        @Override
        public List<StreamEvent> after(AccountId account, long seq, int limit) {
            return streams.after(account, seq, limit);
        }
    }

    @Test
    void events_that_expire_while_they_are_read_leave_no_gap() {
        append(3);
        var position = position(1);
        var later = now.plus(Duration.ofDays(StreamRetention.PERIOD.days())).plusMillis(1);
        var slow =
                new Slow(
                        streams,
                        () -> {
                            now = later;
                            append(1);
                        });

        assertThat(new ReadStream(slow, ShownCounts.ALL).after(FOX, position, 10))
                .isInstanceOf(ResyncRequired.class);
    }
}
