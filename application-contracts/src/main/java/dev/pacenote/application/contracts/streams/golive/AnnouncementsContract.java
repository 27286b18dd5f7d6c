package dev.pacenote.application.contracts.streams.golive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.contracts.streams.StreamsSamples;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.streams.golive.Announcements;
import dev.pacenote.application.streams.golive.broadcast.Broadcasts;
import dev.pacenote.application.streams.guild.Guilds;
import dev.pacenote.application.streams.link.Links;
import dev.pacenote.application.streams.link.Streamers;
import dev.pacenote.domain.streams.golive.Announcement;
import dev.pacenote.domain.streams.golive.AnnouncementReason;
import dev.pacenote.domain.streams.golive.AnnouncementState;
import dev.pacenote.domain.streams.golive.AnnouncementState.Sending;
import dev.pacenote.domain.streams.golive.Broadcast;
import dev.pacenote.domain.streams.golive.BroadcastFacts;
import dev.pacenote.domain.streams.guild.TextChannelId;
import dev.pacenote.domain.streams.link.Link;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@link Announcements} promise. */
public interface AnnouncementsContract {

    Announcements announcements();

    Broadcasts broadcasts();

    Links links();

    Guilds guilds();

    Streamers streamers();

    /** Of a channel that so many servers follow, opened then. */
    private Broadcast opened(int followers, Instant at) {
        var streamer = StreamsSamples.added(streamers()).id();
        for (int i = 0; i < followers; i++) {
            StreamsSamples.following(guilds(), links(), streamer);
        }
        var broadcast = shown(StreamsSamples.added(broadcasts(), streamer, at));
        assertThat(announcements().open(broadcast, at)).isEqualTo(followers);
        return broadcast;
    }

    /** Of which is known what it shows. */
    private static Broadcast shown(Broadcast broadcast) {
        return broadcast.knowing(BroadcastFacts.UNKNOWN.showing("Cup of the day", "Trackmania"));
    }

    /** Claims all that is due then, and gives those of a broadcast. */
    private List<Announcement> claimed(Broadcast broadcast, Instant at) {
        return announcements().claim(UUID.randomUUID(), at, 10_000).stream()
                .filter(it -> it.key().broadcast().equals(broadcast.id()))
                .toList();
    }

    @Test
    default void one_is_opened_for_each_server_that_follows_once() {
        var broadcast = opened(2, Samples.NOON);

        assertThat(announcements().open(broadcast, Samples.NOON)).isZero();
        assertThat(announcements().of(broadcast.id()))
                .hasSize(2)
                .allSatisfy(
                        it -> {
                            assertThat(it.state())
                                    .isEqualTo(new AnnouncementState.Pending(Samples.NOON));
                            assertThat(it.due()).contains(Samples.NOON);
                            assertThat(announcements().find(it.id())).contains(it);
                        });
    }

    @Test
    default void what_is_not_known_yet_is_waited_for_a_little_and_no_longer_than_that() {
        var streamer = StreamsSamples.added(streamers()).id();
        StreamsSamples.following(guilds(), links(), streamer);
        StreamsSamples.following(guilds(), links(), streamer);
        var unknown = StreamsSamples.added(broadcasts(), streamer, Samples.NOON);
        announcements().open(unknown, Samples.NOON);
        var soon = Samples.NOON.plus(Broadcast.PATIENCE);

        assertThat(claimed(unknown, soon.minusMillis(1))).isEmpty();
        assertThat(claimed(unknown, soon)).hasSize(2);
    }

    @Test
    default void whoever_waits_for_what_is_not_known_yet_is_woken() {
        var streamer = StreamsSamples.added(streamers()).id();
        StreamsSamples.following(guilds(), links(), streamer);
        var unknown = StreamsSamples.added(broadcasts(), streamer, Samples.NOON);
        announcements().open(unknown, Samples.NOON);
        var next = Samples.NOON.plusSeconds(1);

        announcements().wake(unknown.id(), Set.of(AnnouncementReason.WAITING_FOR_MATCH), next);
        assertThat(claimed(unknown, next)).isEmpty();
        announcements().wake(unknown.id(), Set.of(AnnouncementReason.NEW), next);
        assertThat(claimed(unknown, next)).hasSize(1);
    }

    @Test
    default void of_several_callers_at_once_each_goes_to_one() {
        var broadcast = opened(20, Samples.NOON);

        var claims = Samples.atOnce(4, () -> claimed(broadcast, Samples.NOON));

        assertThat(claims.stream().flatMap(List::stream).map(Announcement::id))
                .doesNotHaveDuplicates();
        assertThat(announcements().of(broadcast.id()))
                .allSatisfy(it -> assertThat(it.state()).isInstanceOf(Sending.class));
    }

    @Test
    default void a_broadcast_of_many_servers_keeps_no_other_waiting() {
        var long_ago = Instant.parse("1999-01-01T00:00:00Z");
        opened(9, long_ago);
        var small = opened(1, long_ago.plusSeconds(1));

        assertThat(announcements().claim(UUID.randomUUID(), long_ago.plusSeconds(1), 4))
                .extracting(it -> it.key().broadcast())
                .contains(small.id());
    }

    @Test
    default void those_that_are_open_are_counted() {
        long before = announcements().countOpen();
        var broadcast = opened(2, Samples.NOON);
        assertThat(announcements().countOpen()).isEqualTo(before + 2);

        var claimed = claimed(broadcast, Samples.NOON).getFirst();
        StreamsSamples.saved(
                announcements()
                        .save(
                                claimed.after(
                                        it ->
                                                it.skipped(
                                                        AnnouncementReason.LINK_DISABLED,
                                                        Samples.NOON),
                                        Samples.NOON)));
        assertThat(announcements().countOpen()).isEqualTo(before + 1);
    }

    @Test
    default void it_is_known_since_when_the_oldest_has_been_due() {
        var longAgo = Instant.parse("1998-01-01T00:00:00Z");
        var broadcast = opened(1, longAgo);
        var due = announcements().of(broadcast.id()).getFirst().due().orElseThrow();

        assertThat(announcements().firstDue()).contains(due);
        assertThat(announcements().oldestDue(due.plusSeconds(90))).hasSeconds(90);
        assertThat(announcements().oldestDue(due.minusSeconds(1))).isZero();

        claimed(broadcast, due);
        assertThat(announcements().firstDue().orElseThrow())
                .as("somebody has it in hand")
                .isAfter(due);
    }

    @Test
    default void each_state_is_found_as_it_was_saved() {
        var broadcast = opened(1, Samples.NOON);
        var later = Samples.NOON.plusSeconds(5);
        var claimed = claimed(broadcast, Samples.NOON).getFirst();
        var message =
                new Announcement.Outgoing(
                        new TextChannelId("800000000000000001"),
                        "{}",
                        AnnouncementReason.ANNOUNCED,
                        Optional.of("role"),
                        true,
                        true);
        var leaving = StreamsSamples.saved(announcements().save(claimed.leavingAs(message)));
        assertThat(announcements().find(claimed.id())).contains(leaving);
        assertThat(announcements().save(claimed)).isInstanceOf(SaveResult.Conflict.class);

        var waiting =
                StreamsSamples.saved(
                        announcements()
                                .save(leaving.after(it -> it.unavailable(true, later), later)));
        assertThat(announcements().find(claimed.id())).contains(waiting);
        assertThat(waiting.state().tries().mayHaveArrived()).isTrue();

        var again = claimed(broadcast, later.plusSeconds(1)).getFirst();
        var sent =
                StreamsSamples.saved(
                        announcements()
                                .save(
                                        again.after(it -> it.accepted(message.how(), later), later)
                                                .noting("lost")));
        assertThat(announcements().find(claimed.id())).contains(sent);
        assertThat(announcements().save(sent))
                .as("it has ended")
                .isInstanceOf(SaveResult.Conflict.class);
        assertThat(claimed(broadcast, later.plusSeconds(3_600))).isEmpty();
    }

    /** Whatever may become of one that is being sent, for each of the reasons that it can have. */
    private static Stream<Function<Sending, AnnouncementState>> outcomes(Instant at) {
        return Stream.of(
                        outcomes(AnnouncementState.WAITS, (it, why) -> it.postponed(why, at)),
                        outcomes(AnnouncementState.SENT, (it, why) -> it.accepted(why, at)),
                        outcomes(AnnouncementState.SKIPPED, (it, why) -> it.skipped(why, at)),
                        outcomes(AnnouncementState.CANCELLED, (it, why) -> it.takenBack(why, at)),
                        outcomes(AnnouncementState.FAILED, (it, why) -> it.failed(why, at)))
                .flatMap(Function.identity());
    }

    private static Stream<Function<Sending, AnnouncementState>> outcomes(
            Set<AnnouncementReason> reasons,
            BiFunction<Sending, AnnouncementReason, AnnouncementState> step) {
        return reasons.stream().map(why -> it -> step.apply(it, why));
    }

    @Test
    default void each_state_is_found_with_each_of_its_reasons() {
        var at = Samples.NOON.plusSeconds(30);
        var seen = EnumSet.of(AnnouncementReason.NEW, AnnouncementReason.CLAIMED);
        outcomes(at)
                .forEach(
                        outcome -> {
                            var claimed = claimed(opened(1, Samples.NOON), Samples.NOON).getFirst();
                            var saved =
                                    StreamsSamples.saved(
                                            announcements().save(claimed.after(outcome, at)));
                            assertThat(announcements().find(claimed.id())).contains(saved);
                            assertFoundByStateAlone(saved);
                            seen.add(saved.state().reason());
                        });
        assertThat(seen).containsExactly(AnnouncementReason.values());
    }

    /** It is the only one of its server. */
    private void assertFoundByStateAlone(Announcement saved) {
        for (var state :
                List.of(
                        "pending",
                        "scheduled",
                        "sending",
                        "sent",
                        "skipped",
                        "cancelled",
                        "failed")) {
            var found =
                    announcements()
                            .history(
                                    saved.key().guild(),
                                    Optional.empty(),
                                    Optional.of(state),
                                    new Paging(1, 10));
            if (saved.state().wireName().equals(state)) {
                assertThat(found.rows()).as(state).containsExactly(saved);
            } else {
                assertThat(found.rows()).as(state).isEmpty();
            }
        }
    }

    @Test
    default void the_history_of_a_server_shows_the_newest_first() {
        var streamer = StreamsSamples.added(streamers()).id();
        var other = StreamsSamples.added(streamers()).id();
        var guild = StreamsSamples.following(guilds(), links(), streamer).guild();
        var old = shown(StreamsSamples.added(broadcasts(), streamer, Samples.NOON));
        announcements().open(old, Samples.NOON);
        var skipped = claimed(old, Samples.NOON).getFirst();
        StreamsSamples.saved(
                announcements()
                        .save(
                                skipped.after(
                                        it ->
                                                it.skipped(
                                                        AnnouncementReason.STREAM_OVER,
                                                        Samples.NOON),
                                        Samples.NOON)));
        var later = Samples.NOON.plusSeconds(60);
        announcements().open(StreamsSamples.added(broadcasts(), streamer, later), later);
        var page = new Paging(1, 1);
        StreamsSamples.saved(links().save(Link.proved(new Link.Key(guild, other), Samples.NOON)));
        assertThat(announcements().latest(guild))
                .hasSize(1)
                .hasEntrySatisfying(
                        streamer, it -> assertThat(it.state().wireName()).isEqualTo("pending"));

        var all = announcements().history(guild, Optional.empty(), Optional.empty(), page);
        assertThat(all.total()).isEqualTo(2);
        assertThat(all.rows()).extracting(it -> it.state().wireName()).containsExactly("pending");
        var ended =
                announcements().history(guild, Optional.of(streamer), Optional.of("skipped"), page);
        assertThat(ended.rows()).extracting(Announcement::id).containsExactly(skipped.id());
        assertThat(
                        announcements()
                                .history(guild, Optional.of(other), Optional.empty(), page)
                                .total())
                .isZero();
    }

    @Test
    default void what_waits_for_a_reason_is_woken_for_it_alone() {
        var broadcast = opened(1, Samples.NOON);
        var claimed = claimed(broadcast, Samples.NOON).getFirst();
        var until = Samples.NOON.plusSeconds(600);
        var now = Samples.NOON.plusSeconds(60);
        StreamsSamples.saved(
                announcements()
                        .save(
                                claimed.after(
                                        it ->
                                                it.postponed(
                                                        AnnouncementReason.WAITING_FOR_MATCH,
                                                        until),
                                        Samples.NOON)));

        announcements().wake(broadcast.id(), Set.of(AnnouncementReason.TARGET_PAUSED), now);
        assertThat(announcements().find(claimed.id()).orElseThrow().due()).contains(until);
        announcements().wake(claimed.key().guild(), Set.of(AnnouncementReason.TARGET_PAUSED), now);
        assertThat(announcements().find(claimed.id()).orElseThrow().due()).contains(until);
        announcements()
                .wake(claimed.key().guild(), Set.of(AnnouncementReason.WAITING_FOR_MATCH), now);
        assertThat(announcements().find(claimed.id()).orElseThrow().due()).contains(now);
        var later = now.minusSeconds(10);
        announcements().wake(broadcast.id(), Set.of(AnnouncementReason.WAITING_FOR_MATCH), later);
        assertThat(announcements().find(claimed.id()).orElseThrow().due()).contains(later);
    }

    @Test
    default void the_last_one_with_a_ping_is_found_for_a_link_and_those_that_are_open() {
        var broadcast = opened(1, Samples.NOON);
        var first = claimed(broadcast, Samples.NOON).getFirst();
        var guild = first.key().guild();
        var streamer = broadcast.streamer();
        assertThat(announcements().open(guild, streamer)).containsExactly(first);
        var message =
                new Announcement.Outgoing(
                        new TextChannelId("800000000000000001"),
                        "{}",
                        AnnouncementReason.ANNOUNCED,
                        Optional.of("role"),
                        true);
        var leaving = StreamsSamples.saved(announcements().save(first.leavingAs(message)));
        var sent =
                StreamsSamples.saved(
                        announcements()
                                .save(
                                        leaving.after(
                                                it -> it.accepted(message.how(), Samples.NOON),
                                                Samples.NOON)));

        assertThat(announcements().open(guild, streamer)).isEmpty();
        assertThat(announcements().lastPinged(guild, streamer, UUID.randomUUID())).contains(sent);
        assertThat(announcements().lastPinged(guild, streamer, sent.id())).isEmpty();
    }

    /** The next broadcast of a link becomes known then, and its way is claimed. */
    private Announcement next(Announcement of, Broadcast before, Instant at) {
        var next = shown(StreamsSamples.added(broadcasts(), before.streamer(), at));
        announcements().open(next, at);
        return claimed(next, at).stream()
                .filter(it -> it.key().guild().equals(of.key().guild()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    default void the_last_one_that_was_sent_is_found_for_a_link_whether_it_pinged_or_not() {
        var broadcast = opened(1, Samples.NOON);
        var first = claimed(broadcast, Samples.NOON).getFirst();
        var guild = first.key().guild();
        var streamer = broadcast.streamer();
        var later = Samples.NOON.plusSeconds(10);
        assertThat(announcements().lastSent(guild, streamer, UUID.randomUUID())).isEmpty();

        var second = next(first, broadcast, later);
        var revived =
                StreamsSamples.saved(
                        announcements()
                                .save(
                                        second.after(
                                                it ->
                                                        it.accepted(
                                                                AnnouncementReason.REVIVED, later),
                                                later)));
        // What started before it was sent after it.
        var announced =
                StreamsSamples.saved(
                        announcements()
                                .save(
                                        first.after(
                                                it ->
                                                        it.accepted(
                                                                AnnouncementReason.ANNOUNCED,
                                                                later.plusSeconds(1)),
                                                later.plusSeconds(1))));
        var third = next(first, broadcast, later.plusSeconds(10));
        StreamsSamples.saved(
                announcements()
                        .save(
                                third.after(
                                        it -> it.skipped(AnnouncementReason.STREAM_OVER, later),
                                        later)));

        assertThat(announcements().lastSent(guild, streamer, UUID.randomUUID())).contains(revived);
        assertThat(announcements().lastSent(guild, streamer, revived.id())).contains(announced);
    }
}
