package dev.pacenote.application.contracts.streams.role;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.contracts.streams.StreamsSamples;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.streams.guild.Guilds;
import dev.pacenote.application.streams.membership.DiscordProfiles;
import dev.pacenote.application.streams.role.ManagedRoles;
import dev.pacenote.application.streams.role.RoleHolders;
import dev.pacenote.domain.identity.credential.DiscordUser;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.link.StreamerId;
import dev.pacenote.domain.streams.membership.DiscordProfile;
import dev.pacenote.domain.streams.role.ManagedRole;
import dev.pacenote.domain.streams.role.RoleHolder;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link RoleHolders} promise. */
public interface RoleHoldersContract {

    Instant NOW = Samples.NOON;

    RoleHolders holders();

    ManagedRoles roles();

    Guilds guilds();

    Accounts accounts();

    DiscordProfiles profiles();

    private Link.Key link() {
        var guild = StreamsSamples.added(guilds());
        return new Link.Key(guild.id(), new StreamerId(UUID.randomUUID()));
    }

    private void noted(Link.Key link) {
        StreamsSamples.saved(roles().save(ManagedRole.wanted(link, NOW)));
    }

    private DiscordUser somebody() {
        var user = new DiscordUser(StreamsSamples.snowflake());
        profiles()
                .save(
                        Samples.account(accounts()).id(),
                        new DiscordProfile(user, "somebody", Optional.empty()));
        return user;
    }

    @Test
    default void who_has_a_role_is_kept_as_long_as_the_role_is_noted() {
        var link = link();
        var key = new RoleHolder.Key(link, somebody());
        assertThat(holders().save(RoleHolder.asking(key, true, NOW))).isFalse();
        noted(link);
        assertThat(holders().save(RoleHolder.asking(key, true, NOW))).isTrue();
        assertThat(holders().find(key)).contains(RoleHolder.asking(key, true, NOW));
        assertThat(holders().waiting(link)).isOne();
        assertThat(holders().save(RoleHolder.seen(key, true, NOW))).isTrue();
        assertThat(holders().find(key)).contains(RoleHolder.seen(key, true, NOW));
        assertThat(holders().waiting(link)).isZero();

        roles().remove(roles().find(link).orElseThrow());

        assertThat(holders().find(key)).isEmpty();
    }

    @Test
    default void what_is_due_is_claimed_by_one_and_replaced_if_nobody_changed_it() {
        var link = link();
        noted(link);
        var key = new RoleHolder.Key(link, somebody());
        holders().save(RoleHolder.asking(key, true, NOW));

        var claimed = claim(NOW, key).orElseThrow();

        assertThat(claimed.wanted()).isTrue();
        assertThat(claim(NOW, key)).isEmpty();
        assertThat(claim(NOW.plus(RoleHolder.LEASE), key)).isPresent();
        assertThat(holders().replace(claimed, claimed.done(NOW))).as("claimed again").isFalse();
        var again = holders().find(key).orElseThrow();
        holders().save(RoleHolder.asking(key, false, NOW));
        assertThat(holders().replace(again, again.done(NOW))).as("asked otherwise").isFalse();
        var last = holders().find(key).orElseThrow();
        assertThat(holders().replace(last, last.done(NOW))).isTrue();
        assertThat(holders().find(key)).contains(RoleHolder.seen(key, false, NOW));
    }

    @Test
    default void whoever_is_asked_for_gets_the_role_unless_they_want_otherwise_by_now() {
        var link = link();
        var key = new RoleHolder.Key(link, somebody());
        holders().ask(key, NOW);
        assertThat(holders().find(key)).as("no role is noted").isEmpty();
        noted(link);

        holders().ask(key, NOW);
        assertThat(holders().find(key)).contains(RoleHolder.asking(key, true, NOW));

        var later = NOW.plusSeconds(9);
        holders().save(RoleHolder.asking(key, false, NOW).claimed(NOW));
        holders().ask(key, later);
        assertThat(holders().find(key)).contains(RoleHolder.asking(key, false, later));

        holders().save(RoleHolder.seen(key, false, NOW));
        holders().ask(key, later);
        assertThat(holders().find(key)).contains(RoleHolder.seen(key, false, NOW));
    }

    @Test
    default void what_is_due_again_keeps_the_wish_that_came_last() {
        var link = link();
        noted(link);
        var key = new RoleHolder.Key(link, somebody());
        var other = new RoleHolder.Key(link, somebody());
        holders().dueAgain(key, NOW);
        assertThat(holders().find(key)).as("not known").isEmpty();
        holders().save(RoleHolder.seen(key, false, NOW.minusSeconds(9)));
        holders().save(RoleHolder.seen(other, true, NOW.minusSeconds(9)));

        holders().dueAgain(key, NOW);

        assertThat(holders().find(key)).contains(RoleHolder.asking(key, false, NOW));
        assertThat(holders().find(other))
                .contains(RoleHolder.seen(other, true, NOW.minusSeconds(9)));
        assertThat(claim(NOW, key).map(RoleHolder::wanted)).contains(false);
    }

    private Optional<RoleHolder> claim(Instant now, RoleHolder.Key key) {
        return holders().claim(now, 10_000).stream().filter(it -> it.key().equals(key)).findFirst();
    }

    @Test
    default void from_whoever_deleted_their_account_the_role_is_to_be_taken() {
        var link = link();
        noted(link);
        var user = new DiscordUser(StreamsSamples.snowflake());
        var account = Samples.account(accounts()).id();
        profiles().save(account, new DiscordProfile(user, "somebody", Optional.empty()));
        var key = new RoleHolder.Key(link, user);
        holders().save(RoleHolder.seen(key, true, NOW));
        assertThat(claim(NOW, key)).isEmpty();

        accounts().delete(account);

        assertThat(claim(NOW, key).map(RoleHolder::wanted)).contains(false);
    }
}
