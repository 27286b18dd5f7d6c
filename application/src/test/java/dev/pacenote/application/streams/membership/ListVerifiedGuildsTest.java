package dev.pacenote.application.streams.membership;

import static dev.pacenote.application.streams.guild.InMemoryDiscordGuilds.CLUB;
import static dev.pacenote.application.streams.guild.InMemoryDiscordGuilds.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.WaitAtMost;
import dev.pacenote.application.streams.ClubWorld;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.credential.DiscordUser;
import dev.pacenote.domain.streams.membership.DiscordProfile;
import dev.pacenote.domain.streams.membership.Membership;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The list of a person's servers, with what they may do there now. */
class ListVerifiedGuildsTest {

    private static final String TRINITY = "186000000000000002";

    private final ClubWorld world = new ClubWorld();
    private final AccountId account = world.account();
    private final List<Duration> waits = new ArrayList<>();

    @BeforeEach
    void administer() {
        world.guild(true);
        world.profiles.save(
                account, new DiscordProfile(new DiscordUser(TRINITY), "trinity", Optional.empty()));
        world.discord.members.put(TRINITY, Set.of(STAFF));
        world.memberships.save(Membership.byDiscord(account, CLUB, true, world.now));
    }

    private List<ListGuilds.Listed> list(WaitAtMost wait) {
        return new ListVerifiedGuilds(
                        new ListGuilds(world.guilds, world.memberships, () -> world.now),
                        world.access(),
                        wait,
                        () -> world.now)
                .of(account);
    }

    private List<ListGuilds.Listed> list() {
        return list(
                (work, atMost) -> {
                    waits.add(atMost);
                    work.run();
                });
    }

    private void pass(Duration time) {
        world.now = world.now.plus(time);
    }

    @Test
    void what_discord_said_less_than_five_minutes_ago_is_not_asked_again() {
        pass(Duration.ofMinutes(5).minusMillis(1));

        assertThat(list()).hasSize(1);
        assertThat(world.discord.asked).isZero();
        assertThat(waits).isEmpty();
    }

    @Test
    void whoever_was_demoted_five_minutes_ago_is_shown_as_a_member() {
        pass(Duration.ofMinutes(5));
        world.discord.members.put(TRINITY, Set.of());

        assertThat(list())
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.access().isAdmin()).isFalse();
                            assertThat(it.access().discord().orElseThrow().verifiedAt())
                                    .isEqualTo(world.now);
                        });
        assertThat(waits).containsExactly(Duration.ofSeconds(2));
    }

    @Test
    void a_server_that_somebody_was_kicked_out_of_is_not_listed() {
        pass(Duration.ofMinutes(5));
        world.discord.members.remove(TRINITY);

        assertThat(list()).isEmpty();
    }

    @Test
    void what_takes_too_long_is_shown_as_it_was_known() {
        pass(Duration.ofMinutes(5));
        world.discord.members.put(TRINITY, Set.of());

        assertThat(list((_, _) -> {})).singleElement().matches(it -> it.access().isAdmin());
        assertThat(
                        list(
                                (work, atMost) -> {
                                    pass(atMost);
                                    work.run();
                                }))
                .as("nobody waits any more")
                .singleElement()
                .matches(it -> it.access().isAdmin());
        assertThat(world.discord.asked).isZero();
    }

    @Test
    void while_discord_is_away_the_list_is_as_it_was_known() {
        pass(Duration.ofMinutes(20));
        world.discord.away = true;

        assertThat(list()).singleElement().matches(it -> it.access().isAdmin());
    }
}
