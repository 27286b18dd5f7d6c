package dev.pacenote.application.streams.membership;

import static dev.pacenote.application.streams.guild.InMemoryDiscordGuilds.CLUB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.streams.ClubWorld;
import dev.pacenote.application.streams.membership.ChooseNotices.Result;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.credential.DiscordUser;
import dev.pacenote.domain.streams.guild.PingMode;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.link.LinkOverrides;
import dev.pacenote.domain.streams.link.StreamerId;
import dev.pacenote.domain.streams.link.TwitchLogin;
import dev.pacenote.domain.streams.membership.DiscordProfile;
import dev.pacenote.domain.streams.membership.Membership;
import dev.pacenote.domain.streams.membership.NoticeChoice;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Of which channels a person wants to hear. */
class ChooseNoticesTest {

    private final ClubWorld world = opened();
    private final AccountId account = member(world);

    private static ClubWorld opened() {
        var world = new ClubWorld();
        world.guild(true);
        world.links(CrashPoint.whole()).add(CLUB, new AccountId(42), new TwitchLogin("ada"));
        world.links(CrashPoint.whole()).add(CLUB, new AccountId(42), new TwitchLogin("bob"));
        return world;
    }

    private static AccountId member(ClubWorld world) {
        var account = world.account();
        world.memberships.save(Membership.byInvite(account, CLUB, world.now));
        return account;
    }

    private Link link(int index) {
        return world.links.of(CLUB).get(index);
    }

    private Result choose(Link.Key key, boolean enabled) {
        return choose(account, key, enabled);
    }

    private Result choose(AccountId who, Link.Key key, boolean enabled) {
        return world.choices(CrashPoint.whole()).choose(who, key, enabled);
    }

    private static Result chosen(boolean enabled, PingMode mode) {
        return new Result.Chosen(new NoticeChoice(Optional.of(enabled), mode), true);
    }

    /** Posts of the link ping by name. */
    private Link.Key byName() {
        var link = link(0);
        var none = LinkOverrides.NONE;
        world.links
                .save(
                        link.changed(
                                true,
                                new LinkOverrides(
                                        none.channel(),
                                        none.role(),
                                        Optional.of(PingMode.MENTIONS),
                                        none.cooldown(),
                                        none.onEnd(),
                                        none.filter())))
                .orUndo("a link");
        return link.key();
    }

    private static DiscordUser user(AccountId account) {
        return new DiscordUser("1860000000%08d".formatted(account.value()));
    }

    private AccountId withDiscord() {
        var next = member(world);
        world.profiles.save(next, new DiscordProfile(user(next), "somebody", Optional.empty()));
        return next;
    }

    /** So many take a place, a second after each other. */
    private List<AccountId> taken(Link.Key key, int places) {
        return IntStream.range(0, places)
                .mapToObj(
                        _ -> {
                            world.now = world.now.plusSeconds(1);
                            var next = withDiscord();
                            assertThat(choose(next, key, true))
                                    .isEqualTo(chosen(true, PingMode.MENTIONS));
                            return next;
                        })
                .toList();
    }

    private ChooseNotices.Row row(Link link) {
        return world.choices(CrashPoint.whole()).of(account).stream()
                .filter(it -> it.streamer().id().equals(link.streamer()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_list_has_every_channel_of_every_server_of_the_person_chosen_or_not() {
        var choices = world.choices(CrashPoint.whole());
        assertThat(choices.of(world.account())).isEmpty();
        assertThat(choices.of(account))
                .hasSize(2)
                .allSatisfy(
                        row -> {
                            assertThat(row.choice().chosen()).isEmpty();
                            assertThat(row.choice().isOn()).isTrue();
                        });

        choose(link(0).key(), false);

        assertThat(row(link(0)).choice().isOn()).isFalse();
        assertThat(row(link(0)).choice().chosen()).contains(false);
        assertThat(row(link(1)).choice().chosen()).isEmpty();
    }

    @Test
    void a_channel_that_pings_by_name_is_off_for_whoever_did_not_choose() {
        var key = byName();
        assertThat(row(link(0)).choice().isOn()).isFalse();

        assertThat(choose(key, true)).isEqualTo(chosen(true, PingMode.MENTIONS));
        assertThat(row(link(0)).choice().isMentioned()).isTrue();
    }

    @Test
    void by_name_those_are_pinged_who_asked_first_while_there_is_room() {
        var key = byName();
        var pinged = taken(key, PingMode.MAX_MENTIONS);
        var late = withDiscord();

        assertThat(choose(late, key, true)).isEqualTo(new Result.ListFull());
        assertThat(world.preferences.find(late, key)).isEmpty();
        assertThat(choose(late, key, false)).isEqualTo(chosen(false, PingMode.MENTIONS));
        assertThat(choose(pinged.getFirst(), key, true))
                .as("again")
                .isEqualTo(chosen(true, PingMode.MENTIONS));
        assertThat(world.preferences.optedIn(key, PingMode.MAX_MENTIONS))
                .isEqualTo(pinged.stream().map(ChooseNoticesTest::user).toList());

        choose(pinged.get(7), key, false);
        assertThat(choose(late, key, true)).isEqualTo(chosen(true, PingMode.MENTIONS));
        assertThat(world.preferences.optedIn(key, PingMode.MAX_MENTIONS))
                .hasSize(PingMode.MAX_MENTIONS)
                .endsWith(user(late));
    }

    @Test
    void whoever_leaves_the_server_gives_their_place_back_and_is_not_pinged() {
        var key = byName();
        var pinged = taken(key, PingMode.MAX_MENTIONS);
        world.memberships.removeInvited(pinged.getFirst(), CLUB);

        assertThat(choose(withDiscord(), key, true)).isEqualTo(chosen(true, PingMode.MENTIONS));
        assertThat(world.preferences.optedIn(key, PingMode.MAX_MENTIONS))
                .doesNotContain(user(pinged.getFirst()));
    }

    @Test
    void of_two_who_take_the_last_place_at_once_one_gets_it() {
        var key = byName();
        taken(key, PingMode.MAX_MENTIONS - 1);
        var both = List.of(withDiscord(), withDiscord());
        var turn = new AtomicInteger();

        var results = Samples.atOnce(2, () -> choose(both.get(turn.getAndIncrement()), key, true));

        assertThat(results)
                .containsExactlyInAnyOrder(chosen(true, PingMode.MENTIONS), new Result.ListFull());
    }

    @Test
    void of_a_channel_that_the_server_does_not_follow_nothing_is_chosen() {
        var unknown = new Link.Key(CLUB, new StreamerId(UUID.randomUUID()));
        assertThat(choose(unknown, true)).isEqualTo(new Result.NotLinked());
        assertThat(world.preferences.of(account)).isEmpty();
    }

    @Test
    void a_choice_is_still_there_when_the_server_follows_the_channel_again() {
        var link = link(0);
        choose(link.key(), false);
        world.links(CrashPoint.whole()).remove(link.key());
        assertThat(choose(link.key(), true)).isEqualTo(new Result.NotLinked());
        world.links(CrashPoint.whole()).add(CLUB, new AccountId(42), new TwitchLogin("ada"));

        assertThat(row(link).choice().chosen()).contains(false);
    }

    @Test
    void of_two_choices_at_once_one_stays_and_the_same_again_changes_nothing() {
        var turn = new AtomicInteger();
        Samples.atOnce(2, () -> choose(link(0).key(), turn.getAndIncrement() == 0));
        boolean last = row(link(0)).choice().isOn();

        choose(link(0).key(), last);

        assertThat(row(link(0)).choice().chosen()).contains(last);
    }

    @Test
    void a_crash_leaves_a_choice_made_or_not() throws InterruptedException {
        CrashEverywhere.run(
                () ->
                        new CrashEverywhere.Story() {
                            private final ClubWorld club = opened();
                            private final AccountId person = member(club);
                            private final Link.Key key = club.links.of(CLUB).getFirst().key();

                            @Override
                            public void act(CrashPoint crash) {
                                club.choices(crash).choose(person, key, false);
                            }

                            @Override
                            public void isWholeOrNothing() {
                                assertThat(club.preferences.of(person).values())
                                        .doesNotContain(true);
                            }

                            @Override
                            public void isDone() {
                                assertThat(club.preferences.find(person, key)).contains(false);
                            }
                        });
    }
}
