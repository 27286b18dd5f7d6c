package dev.pacenote.application.streams.golive.post;

import static dev.pacenote.application.streams.guild.InMemoryDiscordGuilds.CLUB;
import static dev.pacenote.application.streams.guild.InMemoryDiscordGuilds.PINGS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.streams.ClubWorld;
import dev.pacenote.domain.streams.guild.RoleId;
import dev.pacenote.domain.streams.guild.SeenRoles;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PingableRolesTest {

    private static final RoleId GONE = new RoleId("770000000000000099");

    private final ClubWorld world = new ClubWorld();
    private final PingableRoles roles =
            new PingableRoles(
                    world.guilds, world.guilds::saveRoles, world.discord, () -> world.now);

    @BeforeEach
    void follow() {
        world.guild(true);
    }

    @Test
    void posts_that_ping_a_role_cost_one_look_in_six_hours() {
        for (int i = 0; i < 3; i++) {
            assertThat(roles.find(CLUB, PINGS).orElseThrow().has(PINGS)).isTrue();
        }
        assertThat(world.discord.asked).isEqualTo(1);

        world.now = world.now.plus(SeenRoles.SERVES);
        roles.find(CLUB, PINGS);
        assertThat(world.discord.asked).isEqualTo(2);
    }

    @Test
    void what_a_page_saw_serves_posts_too() {
        world.presences().look(CLUB);

        assertThat(roles.find(CLUB, PINGS).orElseThrow().has(PINGS)).isTrue();
        assertThat(world.discord.asked).isEqualTo(1);
    }

    @Test
    void a_role_that_nobody_saw_is_looked_for_each_time_because_it_may_be_new() {
        roles.find(CLUB, PINGS);
        assertThat(roles.find(CLUB, GONE).orElseThrow().has(GONE)).isFalse();
        assertThat(roles.find(CLUB, GONE).orElseThrow().has(GONE)).isFalse();
        assertThat(world.discord.asked).isEqualTo(3);
    }

    @Test
    void while_discord_is_away_what_was_seen_long_ago_counts_and_nothing_waits() {
        world.guilds.saveRoles(new SeenRoles(CLUB, Set.of(PINGS), world.now));
        world.now = world.now.plus(SeenRoles.SERVES);
        world.discord.away = true;

        assertThat(roles.find(CLUB, PINGS).orElseThrow().has(PINGS)).isTrue();
        assertThat(roles.find(CLUB, GONE)).isEmpty();
    }
}
