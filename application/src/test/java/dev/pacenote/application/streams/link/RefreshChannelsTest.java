package dev.pacenote.application.streams.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.notice.InMemoryNotices;
import dev.pacenote.application.notice.TellNotices;
import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.streams.StreamsWorld;
import dev.pacenote.application.streams.link.RefreshChannels.Report;
import dev.pacenote.application.streams.link.TwitchChannels.TwitchChannel;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.inbox.Notification;
import dev.pacenote.domain.notice.inbox.Source;
import dev.pacenote.domain.streams.guild.Guild;
import dev.pacenote.domain.streams.link.Absence;
import dev.pacenote.domain.streams.link.BroadcasterId;
import dev.pacenote.domain.streams.link.ChannelNames;
import dev.pacenote.domain.streams.link.GoneChannelFacts;
import dev.pacenote.domain.streams.link.Streamer;
import dev.pacenote.domain.streams.link.TwitchLogin;
import dev.pacenote.domain.streams.membership.Membership;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Channels are looked up: renamed, gone, and there again. */
class RefreshChannelsTest {

    private static final AccountId ADMIN = new AccountId(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Report MISSED = new Report(2, 0, 1, 0);
    private static final Report GONE = new Report(2, 0, 0, 1);

    /** Two channels that servers follow, one that nobody does, and what Twitch knows. */
    private static final class Twitch implements NamedChannels {

        private final StreamsWorld world = new StreamsWorld();
        private final Streamer ada = followed("ada");
        private final Streamer bob = followed("bob");
        private final Map<BroadcasterId, ChannelNames> known = new HashMap<>();
        private int emptyAnswers;
        private boolean away;
        private int asked;

        private Twitch() {
            world.streamer("nobodys");
            Stream.of(ada, bob).forEach(it -> known.put(it.broadcaster(), it.names()));
        }

        /** By a server with an admin and a member. */
        private Streamer followed(String login) {
            var streamer = world.streamer(login);
            var guild = world.followed(streamer).guild();
            world.knownGuilds
                    .save(
                            Guild.discovered(
                                    guild, "Club of " + login, Optional.empty(), Optional.empty()))
                    .orUndo("a server");
            world.memberships.save(Membership.byDiscord(ADMIN, guild, true, world.now));
            world.memberships.save(Membership.byDiscord(new AccountId(2), guild, false, world.now));
            return streamer;
        }

        private List<Notice> told() {
            return world.told(GoneChannelFacts.TOPIC);
        }

        @Override
        public List<TwitchChannel> find(Collection<BroadcasterId> channels) {
            asked++;
            if (away) {
                throw new UpstreamException(UpstreamException.Kind.AWAY, "Twitch is away");
            }
            if (asked <= emptyAnswers) {
                return List.of();
            }
            return known.entrySet().stream()
                    .filter(it -> channels.contains(it.getKey()))
                    .map(it -> new TwitchChannel(it.getKey(), it.getValue()))
                    .toList();
        }

        private RefreshChannels refreshing(CrashPoint crash) {
            return new RefreshChannels(
                    crash.on(Links.class, new InMemoryLinks(world.tables)),
                    crash.on(Streamers.class, world.streamers),
                    crash.on(NamedChannels.class, this),
                    new TellGoneChannel(
                                    new InMemoryLinks(world.tables),
                                    world.knownGuilds,
                                    world.memberships,
                                    crash.on(
                                            TellNotices.class,
                                            new InMemoryNotices(world.tables)::tell),
                                    UUID::randomUUID,
                                    () -> world.now)
                            ::tell,
                    crash.on(Transactions.class, world.tables),
                    () -> world.now);
        }

        private Report refresh(CrashPoint crash) {
            return refreshing(crash).refresh();
        }

        private void renames(Streamer streamer, String login) {
            known.put(
                    streamer.broadcaster(),
                    new ChannelNames(new TwitchLogin(login), login, "https://pictures.example/1"));
        }

        private Streamer stored(Streamer streamer) {
            return world.streamers.find(streamer.id()).orElseThrow();
        }
    }

    private final Twitch twitch = new Twitch();

    private Report refresh() {
        return twitch.refresh(CrashPoint.whole());
    }

    private Report refreshNextDay() {
        twitch.world.pass(DAY);
        return refresh();
    }

    @Test
    void names_and_pictures_follow_twitch() {
        twitch.renames(twitch.ada, "lovelace");

        assertThat(refresh()).isEqualTo(new Report(2, 1, 0, 0));

        var names = twitch.stored(twitch.ada).names();
        assertThat(names.login()).isEqualTo(new TwitchLogin("lovelace"));
        assertThat(names.avatar()).isEqualTo("https://pictures.example/1");
        assertThat(refresh()).isEqualTo(new Report(2, 0, 0, 0));
        assertThat(twitch.asked).as("one request for both").isEqualTo(2);
    }

    @Test
    void a_channel_that_twitch_does_not_know_a_day_later_either_is_gone_until_it_is_there_again() {
        var names = twitch.known.remove(twitch.ada.broadcaster());
        assertThat(refresh()).isEqualTo(MISSED);
        assertThat(twitch.stored(twitch.ada).gone()).isFalse();
        assertThat(twitch.told()).as("it may be there tomorrow").isEmpty();

        assertThat(refreshNextDay()).isEqualTo(GONE);

        assertThat(twitch.stored(twitch.ada).gone()).isTrue();
        assertThat(twitch.stored(twitch.bob).gone()).isFalse();
        assertThat(refreshNextDay()).as("once").isEqualTo(new Report(2, 0, 0, 0));
        assertThat(twitch.told())
                .as("admins are told once")
                .singleElement()
                .satisfies(
                        notice -> {
                            assertThat(notice.account()).isEqualTo(ADMIN);
                            assertThat(notice.facts(GoneChannelFacts.class).server())
                                    .isEqualTo("Club of ada");
                        });

        twitch.known.put(twitch.ada.broadcaster(), names);
        assertThat(refresh()).isEqualTo(new Report(2, 1, 0, 0));
        assertThat(twitch.stored(twitch.ada).gone()).isFalse();
        twitch.known.remove(twitch.ada.broadcaster());
        refresh();
        refreshNextDay();
        assertThat(twitch.told()).as("it is gone once more").hasSize(2);
    }

    @Test
    void two_look_ups_before_and_after_midnight_count_once() {
        twitch.known.remove(twitch.ada.broadcaster());
        twitch.world.pass(Duration.ofHours(12).minusMinutes(1));
        assertThat(refresh()).isEqualTo(MISSED);
        twitch.world.pass(Duration.ofMinutes(2));

        assertThat(refresh()).isEqualTo(new Report(2, 0, 0, 0));

        assertThat(twitch.stored(twitch.ada).gone()).isFalse();
        twitch.world.pass(DAY.minusMinutes(2));
        assertThat(refresh()).as("a day after the first one").isEqualTo(GONE);
    }

    @Test
    void while_a_channel_is_missed_it_is_looked_up_daily_and_else_it_is_not() {
        assertThat(twitch.refreshing(CrashPoint.whole()).refreshIfMissed())
                .isEqualTo(new Report(0, 0, 0, 0));
        assertThat(twitch.asked).isZero();
        twitch.known.remove(twitch.ada.broadcaster());
        refresh();
        twitch.world.pass(DAY);

        assertThat(twitch.refreshing(CrashPoint.whole()).refreshIfMissed()).isEqualTo(GONE);

        int asked = twitch.asked;
        twitch.refreshing(CrashPoint.whole()).refreshIfMissed();
        assertThat(twitch.asked).as("what it means is known").isEqualTo(asked);
    }

    @Test
    void an_answer_between_them_that_knows_a_channel_begins_anew() {
        var names = twitch.known.remove(twitch.ada.broadcaster());
        refresh();
        twitch.known.put(twitch.ada.broadcaster(), names);
        assertThat(refreshNextDay()).isEqualTo(new Report(2, 1, 0, 0));
        twitch.known.remove(twitch.ada.broadcaster());

        assertThat(refreshNextDay()).isEqualTo(MISSED);

        assertThat(twitch.stored(twitch.ada).gone()).isFalse();
        assertThat(twitch.told()).isEmpty();
    }

    @Test
    void the_only_channel_of_all_is_missed_on_two_days_like_any_other() {
        var links = new InMemoryLinks(twitch.world.tables);
        links.of(twitch.bob.id()).forEach(link -> links.remove(link.key()));
        twitch.known.clear();
        assertThat(refresh()).isEqualTo(new Report(1, 0, 1, 0));
        assertThat(twitch.told()).isEmpty();

        assertThat(refreshNextDay()).isEqualTo(new Report(1, 0, 0, 1));

        assertThat(twitch.told()).hasSize(1);
    }

    @Test
    void a_request_that_is_answered_without_some_of_a_hundred_takes_none_of_them_away() {
        var followed =
                IntStream.range(0, 148).mapToObj(i -> twitch.followed("channel" + i)).toList();
        followed.forEach(it -> twitch.known.put(it.broadcaster(), it.names()));
        var leftOut = followed.subList(10, 90);
        leftOut.forEach(it -> twitch.known.remove(it.broadcaster()));
        assertThat(refresh()).isEqualTo(new Report(150, 0, 80, 0));

        leftOut.forEach(it -> twitch.known.put(it.broadcaster(), it.names()));
        assertThat(refreshNextDay()).isEqualTo(new Report(150, 80, 0, 0));

        assertThat(leftOut).noneMatch(it -> twitch.stored(it).gone());
        assertThat(twitch.told()).isEmpty();
    }

    @Test
    void admins_read_which_channel_is_gone_and_what_to_do() {
        twitch.known.remove(twitch.ada.broadcaster());
        refresh();
        refreshNextDay();
        var notice = twitch.told().getFirst();
        var facts = notice.facts(GoneChannelFacts.class);
        assertThat(GoneChannelFacts.of(facts.stored())).isEqualTo(facts);
        var item =
                Notification.opened(
                        UUID.randomUUID(),
                        new Source("guild", "1"),
                        notice,
                        facts.stored(),
                        1,
                        Duration.ofDays(1));

        var text = new GoneChannelNotificationRenderer().render(List.of(item)).get(item.id());

        assertThat(text).isNotNull();
        assertThat(text.title()).isEqualTo("ada is gone from Twitch");
        assertThat(text.content()).contains("Club of ada");
        assertThat(text.actionUrl()).contains("/streams/" + facts.guild());
    }

    @Test
    void one_empty_answer_takes_no_channel_away() {
        twitch.emptyAnswers = 1;

        assertThat(refresh()).isEqualTo(new Report(2, 0, 0, 0));

        assertThat(twitch.stored(twitch.ada).absence()).isEqualTo(Absence.NONE);
    }

    @Test
    void an_answer_without_any_of_several_channels_is_not_believed() {
        twitch.known.clear();

        assertThatThrownBy(this::refresh).isInstanceOf(UpstreamException.class);
        assertThatThrownBy(this::refreshNextDay).isInstanceOf(UpstreamException.class);

        assertThat(twitch.stored(twitch.ada).absence()).isEqualTo(Absence.NONE);
        assertThat(twitch.stored(twitch.bob).absence()).isEqualTo(Absence.NONE);
        assertThat(twitch.told()).isEmpty();
    }

    @Test
    void while_twitch_is_away_nothing_changes() {
        twitch.away = true;
        assertThatThrownBy(this::refresh).isInstanceOf(UpstreamException.class);

        assertThat(twitch.stored(twitch.ada).gone()).isFalse();
    }

    @Test
    void after_a_crash_the_next_pass_finds_the_rest() throws InterruptedException {
        CrashEverywhere.run(
                () ->
                        new CrashEverywhere.Story() {
                            private final Twitch one = new Twitch();

                            @Override
                            public void act(CrashPoint crash) {
                                one.renames(one.ada, "lovelace");
                                one.known.remove(one.bob.broadcaster());
                                one.refresh(crash);
                                one.world.pass(DAY);
                                one.refresh(crash);
                            }

                            @Override
                            public void isWholeOrNothing() {
                                assertThat(one.told()).hasSize(one.stored(one.bob).gone() ? 1 : 0);
                            }

                            @Override
                            public void isDone() {
                                assertThat(one.stored(one.ada).names().login().value())
                                        .isEqualTo("lovelace");
                                assertThat(one.stored(one.bob).gone()).isTrue();
                                assertThat(one.told()).hasSize(1);
                            }
                        });
    }
}
