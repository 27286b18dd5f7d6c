package dev.pacenote.application.contracts.streams.golive.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.contracts.streams.StreamsSamples;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.streams.golive.broadcast.Broadcasts;
import dev.pacenote.application.streams.link.Streamers;
import dev.pacenote.domain.streams.golive.Broadcast;
import dev.pacenote.domain.streams.golive.BroadcastFacts;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link Broadcasts} promise. */
public interface BroadcastsContract {

    Broadcasts broadcasts();

    Transactions transactions();

    Streamers streamers();

    @Test
    default void a_broadcast_is_found_as_it_was_saved() {
        var streamer = StreamsSamples.added(streamers()).id();
        var added = StreamsSamples.added(broadcasts(), streamer, Samples.NOON);
        var known =
                StreamsSamples.saved(
                        broadcasts()
                                .save(
                                        added.knowing(
                                                        new BroadcastFacts(
                                                                "Cup",
                                                                "Trackmania",
                                                                OptionalInt.of(12),
                                                                Optional.of("https://pic/{width}")))
                                                .showing(
                                                        "Final",
                                                        "Trackmania",
                                                        Samples.NOON.plusSeconds(59))
                                                .heardEnd(
                                                        Samples.NOON.plusSeconds(60),
                                                        Samples.NOON.plusSeconds(61))));

        assertThat(known.ending()).isPresent();
        assertThat(broadcasts().find(known.id())).contains(known);
        assertThat(broadcasts().findByTwitchId(known.twitchId())).contains(known);
        var due = known.ending().orElseThrow().due();
        assertThat(broadcasts().endingBy(due)).contains(known);
        assertThat(broadcasts().endingBy(due.minusMillis(1))).doesNotContain(known);
    }

    @Test
    default void since_when_the_list_leaves_a_broadcast_out_is_known_to_all() {
        var streamer = StreamsSamples.added(streamers()).id();
        var added = StreamsSamples.added(broadcasts(), streamer, Samples.NOON);
        var unlisted =
                StreamsSamples.saved(
                        broadcasts().save(added.unlisted(Samples.NOON.plusSeconds(9))));

        assertThat(unlisted.times().unlistedSince()).contains(Samples.NOON.plusSeconds(9));
        assertThat(broadcasts().find(added.id())).contains(unlisted);
        var listed = StreamsSamples.saved(broadcasts().save(unlisted.listed()));
        assertThat(broadcasts().find(added.id())).contains(listed);
    }

    @Test
    default void those_that_are_live_are_found_the_newest_start_first_for_a_channel() {
        var streamer = StreamsSamples.added(streamers()).id();
        var old = StreamsSamples.added(broadcasts(), streamer, Samples.NOON);
        var newer = StreamsSamples.added(broadcasts(), streamer, Samples.NOON.plusSeconds(9));
        assertThat(broadcasts().live(streamer)).containsExactly(newer, old);

        StreamsSamples.saved(broadcasts().save(old.ended(Samples.NOON.plusSeconds(9))));

        assertThat(broadcasts().live(streamer)).containsExactly(newer);
        assertThat(broadcasts().live()).contains(newer).doesNotContain(old);
    }

    @Test
    default void the_first_that_started_after_a_moment_is_found_live_or_over() {
        var streamer = StreamsSamples.added(streamers()).id();
        var first = StreamsSamples.added(broadcasts(), streamer, Samples.NOON);
        var added = StreamsSamples.added(broadcasts(), streamer, Samples.NOON.plusSeconds(9));
        var over =
                StreamsSamples.saved(broadcasts().save(added.ended(Samples.NOON.plusSeconds(12))));
        var last = StreamsSamples.added(broadcasts(), streamer, Samples.NOON.plusSeconds(20));
        var other = StreamsSamples.added(streamers()).id();

        assertThat(broadcasts().firstAfter(streamer, Samples.NOON.minusSeconds(1))).contains(first);
        assertThat(broadcasts().firstAfter(streamer, Samples.NOON)).contains(over);
        assertThat(broadcasts().firstAfter(streamer, Samples.NOON.plusSeconds(9))).contains(last);
        assertThat(broadcasts().firstAfter(streamer, Samples.NOON.plusSeconds(20))).isEmpty();
        assertThat(broadcasts().firstAfter(other, Samples.NOON)).isEmpty();
    }

    @Test
    default void whoever_holds_a_broadcast_loses_no_change_of_somebody_else() {
        var streamer = StreamsSamples.added(streamers()).id();
        var added = StreamsSamples.added(broadcasts(), streamer, Samples.NOON);

        Samples.atOnce(
                8,
                () ->
                        transactions()
                                .inTransaction(
                                        () -> {
                                            var held = broadcasts().hold(added.id()).orElseThrow();
                                            int viewers = held.facts().viewers().orElse(0) + 1;
                                            return broadcasts()
                                                    .save(held.knowing(watchedBy(viewers)))
                                                    .orUndo("a broadcast");
                                        }));

        assertThat(broadcasts().find(added.id()).orElseThrow().facts().viewers()).hasValue(8);
        assertThat(broadcasts().hold(UUID.randomUUID())).isEmpty();
    }

    private static BroadcastFacts watchedBy(int viewers) {
        return new BroadcastFacts("", "", OptionalInt.of(viewers), Optional.empty());
    }

    @Test
    default void those_that_ended_before_a_moment_are_removed_and_others_stay() {
        var streamer = StreamsSamples.added(streamers()).id();
        var long_ago = Samples.NOON.minus(Duration.ofDays(9_000));
        var old = StreamsSamples.added(broadcasts(), streamer, long_ago);
        StreamsSamples.saved(broadcasts().save(old.ended(long_ago.plusSeconds(9))));
        var later = StreamsSamples.added(broadcasts(), streamer, long_ago);
        StreamsSamples.saved(broadcasts().save(later.ended(long_ago.plusSeconds(10))));
        var live = StreamsSamples.added(broadcasts(), streamer, long_ago);

        assertThat(broadcasts().purge(long_ago.plusSeconds(10), 1_000)).isPositive();

        assertThat(broadcasts().find(old.id())).isEmpty();
        assertThat(broadcasts().find(later.id())).isPresent();
        assertThat(broadcasts().find(live.id())).contains(live);
        assertThat(broadcasts().purge(long_ago.plusSeconds(11), 0)).isZero();
        assertThat(broadcasts().purge(long_ago.plusSeconds(11), 1)).isOne();
    }

    @Test
    default void there_is_one_of_each_at_twitch_and_an_older_one_is_refused() {
        var streamer = StreamsSamples.added(streamers()).id();
        var added = StreamsSamples.added(broadcasts(), streamer, Samples.NOON);
        var twin =
                Broadcast.started(
                        UUID.randomUUID(),
                        streamer,
                        added.twitchId(),
                        added.type(),
                        Samples.NOON,
                        Samples.NOON);
        assertThat(broadcasts().save(twin)).isInstanceOf(SaveResult.Conflict.class);

        StreamsSamples.saved(broadcasts().save(added.ended(Samples.NOON.plusSeconds(1))));
        assertThat(broadcasts().save(added)).isInstanceOf(SaveResult.Conflict.class);
    }
}
