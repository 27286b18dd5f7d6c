package dev.pacenote.domain.streams.golive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.domain.identity.credential.DiscordUser;
import dev.pacenote.domain.streams.golive.Ping.AllowedMentions;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.guild.GuildRole;
import dev.pacenote.domain.streams.guild.GuildRoles;
import dev.pacenote.domain.streams.guild.GuildSettings.Target;
import dev.pacenote.domain.streams.guild.Permissions;
import dev.pacenote.domain.streams.guild.PingMode;
import dev.pacenote.domain.streams.guild.RoleId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PingTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private static final RoleId PINGS = new RoleId("770000000000000001");
    private static final RoleId OURS = new RoleId("770000000000000002");
    private static final RoleId GONE = new RoleId("770000000000000003");
    private static final GuildId GUILD = new GuildId("900000000000000001");
    private static final RoleId EVERYONE = new RoleId(GUILD.value());
    private static final GuildRoles ROLES =
            new GuildRoles(GUILD, "1", List.of(role(PINGS), role(OURS), role(EVERYONE)));
    private static final DiscordUser NEO = new DiscordUser("186000000000000001");

    private static GuildRole role(RoleId id) {
        return new GuildRole(id, "r", Permissions.NONE, 0, 1, true, false);
    }

    private static Ping ping(PingMode mode, RoleId role, DiscordUser... optedIn) {
        return Ping.of(
                new Target(Optional.empty(), mode, Optional.of(role)),
                new Ping.Known(
                        GUILD, Optional.of(ROLES.seen(NOON)), Optional.of(OURS), List.of(optedIn)));
    }

    /** Discord did not say which roles there are. */
    private static Ping unseen(RoleId role) {
        return Ping.of(
                new Target(Optional.empty(), PingMode.ROLE, Optional.of(role)),
                new Ping.Known(GUILD, Optional.empty(), Optional.empty(), List.of()));
    }

    @Test
    void each_mode_pings_exactly_whom_it_says() {
        assertThat(ping(PingMode.NONE, PINGS, NEO)).isEqualTo(new Ping.Nobody());
        assertThat(ping(PingMode.ROLE, PINGS, NEO)).isEqualTo(new Ping.Role(PINGS));
        assertThat(ping(PingMode.MANAGED_ROLE, PINGS, NEO)).isEqualTo(new Ping.Role(OURS));
        assertThat(ping(PingMode.MENTIONS, PINGS, NEO)).isEqualTo(new Ping.People(List.of(NEO)));
        assertThat(ping(PingMode.MENTIONS, PINGS)).isEqualTo(new Ping.Nobody());
        assertThat(ping(PingMode.ROLE, EVERYONE)).isEqualTo(new Ping.Everyone());
    }

    @Test
    void a_role_that_is_gone_is_left_out() {
        assertThat(ping(PingMode.ROLE, GONE)).isEqualTo(new Ping.Nobody());
        assertThat(unseen(GONE))
                .as("whether it is gone is not known")
                .isEqualTo(new Ping.Role(GONE));
    }

    @Test
    void everybody_is_everybody_where_nobody_saw_the_roles_too() {
        assertThat(unseen(EVERYONE)).isEqualTo(new Ping.Everyone());
        assertThat(unseen(EVERYONE).text()).isEqualTo("@everyone");
        assertThat(unseen(EVERYONE).allowed())
                .isEqualTo(new AllowedMentions(true, List.of(), List.of()));
    }

    @Test
    void discord_is_told_whom_a_post_pings_and_that_it_pings_nobody_else() {
        assertThat(new Ping.Nobody().allowed()).isEqualTo(AllowedMentions.NOBODY);
        assertThat(new Ping.Role(PINGS).allowed())
                .isEqualTo(new AllowedMentions(false, List.of(PINGS.value()), List.of()));
        assertThat(new Ping.Everyone().allowed())
                .isEqualTo(new AllowedMentions(true, List.of(), List.of()));
        assertThat(new Ping.People(List.of(NEO)).allowed())
                .isEqualTo(new AllowedMentions(false, List.of(), List.of(NEO.id())));
        assertThat(new Ping.Role(PINGS).wouldPing()).containsExactly("role:" + PINGS);
        assertThat(new Ping.Everyone().wouldPing()).containsExactly("everyone");
        assertThat(new Ping.People(List.of(NEO)).wouldPing()).containsExactly("user:" + NEO.id());
    }

    @Test
    void at_most_fifty_people_are_pinged_by_name() {
        var many =
                LongStream.range(0, 60)
                        .mapToObj(i -> new DiscordUser("" + (186_000_000_000_000_000L + i)))
                        .toList();

        assertThat(ping(PingMode.MENTIONS, PINGS, many.toArray(DiscordUser[]::new)))
                .isEqualTo(new Ping.People(many.subList(0, 50)));
        assertThatThrownBy(() -> new Ping.People(many))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new Ping.People(many.subList(0, 2)).text())
                .isEqualTo("<@186000000000000000> <@186000000000000001>");
    }

    @Test
    void which_roles_there_are_matters_where_one_may_be_pinged() {
        for (var mode : PingMode.values()) {
            var target = new Target(Optional.empty(), mode, Optional.of(PINGS));
            assertThat(target.pinged(Optional.of(OURS)))
                    .isEqualTo(
                            switch (mode) {
                                case NONE, MENTIONS -> Optional.empty();
                                case ROLE -> Optional.of(PINGS);
                                case MANAGED_ROLE -> Optional.of(OURS);
                            });
        }
    }

    @Test
    void a_role_that_was_seen_is_pinged_for_six_hours_without_another_look() {
        var seen = ROLES.seen(NOON);

        assertThat(seen.serves(PINGS, NOON.plusSeconds(6 * 3_600 - 1))).isTrue();
        assertThat(seen.serves(PINGS, NOON.plusSeconds(6 * 3_600))).isFalse();
        assertThat(seen.serves(GONE, NOON)).as("it may have been made meanwhile").isFalse();
    }
}
