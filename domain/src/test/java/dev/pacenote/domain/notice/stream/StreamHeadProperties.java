package dev.pacenote.domain.notice.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.StoredFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class StreamHeadProperties {

    private static final EventType TYPE = new EventType("counts");
    private static final StoredFacts NOTHING = new StoredFacts(Map.of());
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private static StreamHead initial() {
        return StreamHead.initial(new AccountId(7), new Epoch("e7"));
    }

    @Property(tries = 100)
    void events_are_numbered_from_one_without_a_gap_and_tell_the_counts_after_them(
            @ForAll @Size(max = 50) List<@IntRange(min = -3, max = 3) Integer> changes) {
        var head = initial();
        var events = new ArrayList<StreamEvent>();
        for (int change : changes) {
            var step = head.with(head.counts().withMessages(change)).happened(TYPE, NOON, NOTHING);
            head = step.head();
            events.add(step.event());
            assertThat(step.event().counts()).isEqualTo(head.counts());
        }

        assertThat(events)
                .extracting(StreamEvent::seq)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, changes.size()).boxed().toList());
        assertThat(head.seq()).isEqualTo(changes.size());
        assertThat(head.end().epoch()).isEqualTo(initial().end().epoch());
    }

    @Property(tries = 100)
    void counts_never_fall_below_none(
            @ForAll @Size(max = 50) List<@IntRange(min = -3, max = 3) Integer> changes) {
        var counts = UnreadCounts.NONE;
        for (int change : changes) {
            counts = counts.withMessages(change).withNotifications(-change, change);

            assertThat(counts.messages()).isNotNegative();
            assertThat(counts.notifications()).isNotNegative();
            assertThat(counts.unseen()).isNotNegative();
        }
    }

    @Property(tries = 100)
    void cut_offs_only_grow_and_read_implies_seen(
            @ForAll @LongRange(min = 0, max = 100) long one,
            @ForAll @LongRange(min = 0, max = 100) long other) {
        var cutOffs = CutOffs.NONE.withSeen(one).withNotificationsRead(other).withSeen(0);

        assertThat(cutOffs).isEqualTo(new CutOffs(0, other, Math.max(one, other)));
    }

    @Property(tries = 100)
    void nobody_reads_what_did_not_happen_yet(@ForAll @LongRange(min = 0, max = 3) long named) {
        var head = initial().happened(TYPE, NOON, NOTHING).head();

        assertThat(head.upTo(named)).isEqualTo(Math.min(named, 1));
    }
}
