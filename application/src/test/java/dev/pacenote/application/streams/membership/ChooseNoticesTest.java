package dev.pacenote.application.streams.membership;

import static dev.pacenote.application.streams.guild.InMemoryDiscordGuilds.CLUB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.streams.ClubWorld;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.streams.guild.PingMode;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.link.LinkOverrides;
import dev.pacenote.domain.streams.link.StreamerId;
import dev.pacenote.domain.streams.link.TwitchLogin;
import dev.pacenote.domain.streams.membership.Membership;
import dev.pacenote.domain.streams.membership.NoticeChoice;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
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

    private Optional<NoticeChoice> choose(Link.Key key, boolean enabled) {
        return world.choices(CrashPoint.whole()).choose(account, key, enabled);
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
        var link = link(0);
        world.links
                .save(
                        link.changed(
                                true,
                                new LinkOverrides(
                                        LinkOverrides.NONE.channel(),
                                        LinkOverrides.NONE.role(),
                                        Optional.of(PingMode.MENTIONS),
                                        LinkOverrides.NONE.cooldown(),
                                        LinkOverrides.NONE.onEnd(),
                                        LinkOverrides.NONE.filter())))
                .orUndo("a link");

        assertThat(row(link).choice().isOn()).isFalse();
        assertThat(choose(link.key(), true).map(NoticeChoice::isApplied)).contains(false);
    }

    @Test
    void of_a_channel_that_the_server_does_not_follow_nothing_is_chosen() {
        var unknown = new Link.Key(CLUB, new StreamerId(UUID.randomUUID()));
        assertThat(choose(unknown, true)).isEmpty();
        assertThat(world.preferences.of(account)).isEmpty();
    }

    @Test
    void a_choice_is_still_there_when_the_server_follows_the_channel_again() {
        var link = link(0);
        choose(link.key(), false);
        world.links(CrashPoint.whole()).remove(link.key());
        assertThat(choose(link.key(), true)).isEmpty();
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
