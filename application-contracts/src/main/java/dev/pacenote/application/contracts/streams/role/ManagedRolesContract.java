package dev.pacenote.application.contracts.streams.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.contracts.streams.StreamsSamples;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.streams.guild.Guilds;
import dev.pacenote.application.streams.link.Links;
import dev.pacenote.application.streams.link.Streamers;
import dev.pacenote.application.streams.role.ManagedRoles;
import dev.pacenote.domain.streams.guild.Guild;
import dev.pacenote.domain.streams.guild.GuildSettings;
import dev.pacenote.domain.streams.guild.PingMode;
import dev.pacenote.domain.streams.guild.RoleId;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.link.LinkOverrides;
import dev.pacenote.domain.streams.link.StreamerId;
import dev.pacenote.domain.streams.role.ManagedRole;
import dev.pacenote.domain.streams.role.RoleProblem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link ManagedRoles} promise. */
public interface ManagedRolesContract {

    Instant NOW = Samples.NOON;

    ManagedRoles roles();

    Guilds guilds();

    Streamers streamers();

    Links links();

    Accounts accounts();

    private static RoleId made() {
        return new RoleId(StreamsSamples.snowflake());
    }

    /** A server with our bot that follows a channel. */
    private Link followed(Optional<PingMode> own) {
        var streamer = StreamsSamples.added(streamers());
        var link = StreamsSamples.following(guilds(), links(), streamer.id());
        var guild = guilds().find(link.guild()).orElseThrow();
        StreamsSamples.saved(guilds().save(guild.botArrived()));
        return StreamsSamples.saved(links().save(link.changed(true, pinging(own))));
    }

    private static LinkOverrides pinging(Optional<PingMode> mode) {
        var none = LinkOverrides.NONE;
        return new LinkOverrides(
                none.channel(), none.role(), mode, none.cooldown(), none.onEnd(), none.filter());
    }

    private void pings(Link link, PingMode mode) {
        var config = guilds().config(link.guild());
        var before = config.settings();
        StreamsSamples.saved(
                guilds().save(
                                config.changed(
                                        new GuildSettings(
                                                before.enabled(),
                                                before.linking(),
                                                new GuildSettings.Target(
                                                        Optional.empty(), mode, Optional.empty()),
                                                before.rules(),
                                                before.appearance()),
                                        Samples.account(accounts()).id(),
                                        NOW)));
    }

    private ManagedRole noted(Link.Key link) {
        return StreamsSamples.saved(roles().save(ManagedRole.wanted(link, NOW)));
    }

    private List<Link.Key> toLookAt(Instant now) {
        return roles().toLookAt(now, 10_000);
    }

    @Test
    default void a_role_is_noted_once_and_saved_by_whoever_read_it_last() {
        var link = followed(Optional.empty()).key();
        var noted = noted(link);
        assertThat(roles().save(ManagedRole.wanted(link, NOW)))
                .isInstanceOf(SaveResult.Conflict.class);

        var role = made();
        var saved = StreamsSamples.saved(roles().save(noted.made(role)));

        assertThat(roles().save(noted.hindered(RoleProblem.LIMIT_REACHED, NOW)))
                .isInstanceOf(SaveResult.Conflict.class);
        assertThat(roles().find(link)).contains(saved);
        assertThat(saved.role()).contains(role);
        assertThat(roles().of(link.guild())).containsExactly(saved);
        var hindered =
                StreamsSamples.saved(roles().save(saved.hindered(RoleProblem.ROLE_TOO_HIGH, NOW)));
        assertThat(roles().find(link)).contains(hindered);
    }

    @Test
    default void in_a_server_that_is_not_known_nothing_is_noted() {
        var unknown = new Link.Key(StreamsSamples.guild().id(), new StreamerId(UUID.randomUUID()));
        assertThatThrownBy(() -> roles().save(ManagedRole.wanted(unknown, NOW)))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    default void links_that_ping_by_a_role_of_ours_and_have_none_are_found_where_the_bot_is() {
        var own = followed(Optional.of(PingMode.MANAGED_ROLE));
        var ofServer = followed(Optional.empty());
        pings(ofServer, PingMode.MANAGED_ROLE);
        var otherwise = followed(Optional.of(PingMode.NONE));
        pings(otherwise, PingMode.MANAGED_ROLE);
        var usual = followed(Optional.empty());
        var without = followed(Optional.of(PingMode.MANAGED_ROLE));
        Guild guild = guilds().find(without.guild()).orElseThrow();
        StreamsSamples.saved(guilds().save(guild.botLeft(NOW)));

        assertThat(toLookAt(NOW))
                .contains(own.key(), ofServer.key())
                .doesNotContain(otherwise.key(), usual.key(), without.key());
        assertThat(roles().toLookAt(NOW, 1)).hasSize(1);
    }

    @Test
    default void a_role_is_found_when_it_is_due_or_its_link_needs_it_no_more() {
        var link = followed(Optional.of(PingMode.MANAGED_ROLE));
        var noted = noted(link.key());
        assertThat(toLookAt(NOW)).contains(link.key());
        var claimed = StreamsSamples.saved(roles().save(noted.claimed(NOW)));
        assertThat(toLookAt(NOW)).as("somebody looks at it").doesNotContain(link.key());
        assertThat(toLookAt(NOW.plusSeconds(60))).contains(link.key());
        var made = StreamsSamples.saved(roles().save(claimed.made(made())));
        assertThat(toLookAt(NOW.plusSeconds(600))).doesNotContain(link.key());

        links().remove(link.key());

        assertThat(toLookAt(NOW)).contains(link.key());
        StreamsSamples.saved(roles().save(made.hindered(RoleProblem.ROLE_TOO_HIGH, NOW)));
        assertThat(toLookAt(NOW)).doesNotContain(link.key());
        roles().remove(made);
        assertThat(roles().find(link.key())).isEmpty();
        assertThat(toLookAt(NOW.plusSeconds(600))).doesNotContain(link.key());
    }

    @Test
    default void what_was_made_in_place_of_a_role_that_is_gone_stays() {
        var link = followed(Optional.empty()).key();
        var noted = noted(link);
        roles().remove(noted.made(made()));
        assertThat(roles().find(link)).as("one that is being made").contains(noted);
        var saved = StreamsSamples.saved(roles().save(noted.made(made())));

        roles().remove(noted);
        roles().remove(noted.made(made()));

        assertThat(roles().find(link)).contains(saved);
    }
}
