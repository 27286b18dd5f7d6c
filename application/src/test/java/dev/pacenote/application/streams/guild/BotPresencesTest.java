package dev.pacenote.application.streams.guild;

import static dev.pacenote.application.streams.guild.InMemoryDiscordGuilds.CLUB;
import static dev.pacenote.application.streams.guild.InMemoryDiscordGuilds.OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.streams.ClubWorld;
import dev.pacenote.domain.streams.guild.Guild;
import dev.pacenote.domain.streams.guild.TargetHealth;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whether our bot is in a server. */
class BotPresencesTest {

    private final ClubWorld world = new ClubWorld();
    private final BotPresences presences = world.presences();

    private Guild club() {
        return world.guilds.find(CLUB).orElseThrow();
    }

    @Test
    void a_no_serves_five_seconds_and_a_bot_that_came_is_seen_after_them() {
        world.guild(false);
        world.discord.botPresent = false;
        assertThat(presences.isThere(club())).isFalse();
        assertThat(presences.look(CLUB)).isEmpty();
        assertThat(presences.isThere(club())).isFalse();
        assertThat(world.discord.asked).isEqualTo(1);

        world.discord.botPresent = true;
        world.now = world.now.plus(Duration.ofMillis(4_999));
        assertThat(presences.isThere(club())).isFalse();
        world.now = world.now.plusMillis(1);
        assertThat(presences.isThere(club())).isTrue();
        assertThat(world.discord.asked).isEqualTo(2);
        assertThat(club().bot().isPresent()).isTrue();
    }

    @Test
    void nothing_is_sent_while_the_bot_is_gone_and_posts_go_on_as_before_once_it_is_back() {
        world.guild(true);
        world.postsTo(OPEN);
        world.discord.botPresent = false;
        presences.look(CLUB);
        assertThat(world.targets.find(CLUB, OPEN))
                .isEqualTo(new TargetHealth.Paused(TargetHealth.Reason.BOT_REMOVED, world.now));

        world.discord.botPresent = true;
        world.now = world.now.plus(Guild.ABSENCE_SERVES);
        presences.look(CLUB);

        assertThat(world.targets.find(CLUB, OPEN)).isInstanceOf(TargetHealth.Ok.class);
        assertThat(world.woken).as("what waits is decided anew both times").isEqualTo(2);
    }

    @Test
    void a_server_that_somebody_changed_during_the_look_is_looked_at_anew() {
        world.guild(true);
        world.postsTo(OPEN);
        world.discord.botPresent = false;
        world.discord.whenLooked =
                () -> {
                    world.discord.whenLooked = () -> {};
                    world.guilds
                            .save(club().seen("Slow Club", Optional.empty(), Optional.empty()))
                            .orUndo("a server");
                };

        assertThat(presences.look(CLUB)).isEmpty();

        assertThat(club().bot().isPresent()).isFalse();
        assertThat(club().name()).isEqualTo("Slow Club");
        assertThat(world.targets.find(CLUB, OPEN).isPaused()).isTrue();
        assertThat(world.discord.looks).isEqualTo(2);
    }

    @Test
    void a_no_that_was_on_its_way_while_the_bot_came_takes_nothing_away() {
        world.guild(false);
        world.postsTo(OPEN);
        world.discord.botPresent = false;
        world.discord.whenLooked =
                () -> {
                    world.discord.whenLooked = () -> {};
                    world.discord.botPresent = true;
                    world.guilds.save(club().botArrived()).orUndo("a server");
                };

        assertThat(presences.look(CLUB)).isPresent();

        assertThat(club().bot().isPresent()).isTrue();
        assertThat(world.targets.find(CLUB, OPEN).isPaused()).isFalse();
    }

    @Test
    void a_bot_that_is_known_to_be_there_is_looked_for_at_once_where_something_speaks_against_it() {
        world.guild(true);
        world.discord.botPresent = false;

        assertThat(presences.look(CLUB)).isEmpty();

        assertThat(club().bot().isPresent()).isFalse();
    }
}
