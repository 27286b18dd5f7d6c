package dev.pacenote.application.contracts.streams.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.contracts.streams.StreamsSamples;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.streams.guild.Guilds;
import dev.pacenote.application.streams.membership.Invites;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.membership.Invite;
import dev.pacenote.domain.streams.membership.Invite.Validity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@link Invites} promise. */
public interface InvitesContract {

    Invites invites();

    Guilds guilds();

    Accounts accounts();

    Transactions transactions();

    private GuildId guild() {
        return StreamsSamples.added(guilds()).id();
    }

    private Invite invite(GuildId guild, int hours, int uses, Instant at) {
        var invite =
                Invite.created(
                        UUID.randomUUID(),
                        guild,
                        Samples.account(accounts()).id(),
                        Invite.Terms.of(hours, uses, at),
                        at,
                        UUID.randomUUID());
        invites().save(invite);
        return invite;
    }

    @Test
    default void an_invite_is_found_as_it_was_saved_by_its_code_and_in_its_server() {
        var guild = guild();
        var older = invite(guild, 1, 3, Samples.NOON);
        var newer = invite(guild, 0, 0, Samples.NOON.plusSeconds(1));
        invite(guild(), 0, 0, Samples.NOON);

        var used = older.used(Samples.NOON.plusSeconds(2));
        invites().save(used);

        assertThat(invites().find(older.code())).contains(used);
        assertThat(invites().of(guild)).containsExactly(newer, used);
        assertThat(
                        transactions()
                                .inTransaction(
                                        () ->
                                                List.of(
                                                        invites().holdAll(guild),
                                                        invites().hold(older.id()).stream()
                                                                .toList())))
                .containsExactly(List.of(newer, used), List.of(used));
        assertThat(invites().hold(UUID.randomUUID())).isEmpty();
    }

    @Test
    default void an_invite_of_an_unknown_server_is_refused() {
        assertThatThrownBy(() -> invite(StreamsSamples.guild().id(), 0, 0, Samples.NOON))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    default void whoever_came_by_an_invite_is_known_until_the_account_or_the_invite_goes() {
        var invite = invite(guild(), 0, 0, Samples.NOON);
        var stays = Samples.account(accounts()).id();
        var leaves = Samples.account(accounts()).id();
        invites().saveUse(invite.id(), stays);
        invites().saveUse(invite.id(), stays);
        invites().saveUse(invite.id(), leaves);

        accounts().delete(leaves);
        assertThat(invites().usersOf(invite.id())).containsExactly(stays);

        invites().remove(invite.id());
        invites().remove(invite.id());
        assertThat(invites().usersOf(invite.id())).isEmpty();
        assertThat(invites().find(invite.code())).isEmpty();
    }

    @Test
    default void those_that_an_account_made_and_those_by_which_it_came_are_found() {
        var guild = guild();
        var older = invite(guild, 0, 0, Samples.NOON);
        var by = older.createdBy().orElseThrow();
        var newer =
                Invite.created(
                        UUID.randomUUID(),
                        guild(),
                        by,
                        Invite.Terms.of(0, 0, Samples.NOON),
                        Samples.NOON.plusSeconds(1),
                        UUID.randomUUID());
        invites().save(newer);
        var others = invite(guild, 0, 0, Samples.NOON);
        invites().saveUse(others.id(), by);

        assertThat(invites().madeBy(by)).containsExactly(newer, older);
        assertThat(invites().usedBy(by)).containsExactly(others);
        assertThat(invites().usedBy(others.createdBy().orElseThrow())).isEmpty();
    }

    @Test
    default void an_invite_outlives_the_account_that_made_it() {
        var invite = invite(guild(), 0, 0, Samples.NOON);

        accounts().delete(invite.createdBy().orElseThrow());

        assertThat(invites().find(invite.code()).orElseThrow().createdBy()).isEmpty();
    }

    @Test
    default void of_twenty_who_hold_a_one_use_invite_at_once_one_uses_it() {
        var invite = invite(guild(), 0, 1, Samples.NOON);

        var used =
                Samples.atOnce(
                        20,
                        () ->
                                transactions()
                                        .inTransaction(
                                                () -> {
                                                    var held =
                                                            invites()
                                                                    .hold(invite.id())
                                                                    .filter(
                                                                            it ->
                                                                                    it.validity(
                                                                                                    Samples
                                                                                                            .NOON)
                                                                                            == Validity
                                                                                                    .VALID);
                                                    held.ifPresent(
                                                            it ->
                                                                    invites()
                                                                            .save(
                                                                                    it.used(
                                                                                            Samples
                                                                                                    .NOON)));
                                                    return held.isPresent();
                                                }));

        assertThat(used).containsOnlyOnce(true);
    }

    @Test
    default void of_several_who_hold_all_of_a_server_at_once_each_sees_what_the_others_added() {
        var guild = guild();
        var by = Samples.account(accounts()).id();

        var seen =
                Samples.atOnce(
                        4,
                        () ->
                                transactions()
                                        .inTransaction(
                                                () -> {
                                                    int before = invites().holdAll(guild).size();
                                                    invites()
                                                            .save(
                                                                    Invite.created(
                                                                            UUID.randomUUID(),
                                                                            guild,
                                                                            by,
                                                                            Invite.Terms.of(
                                                                                    0,
                                                                                    0,
                                                                                    Samples.NOON),
                                                                            Samples.NOON,
                                                                            UUID.randomUUID()));
                                                    return before;
                                                }));

        assertThat(seen).containsExactlyInAnyOrder(0, 1, 2, 3);
    }

    @Test
    default void those_are_purged_that_the_domain_calls_forgotten() {
        var guild = guild();
        var end = Samples.NOON.plus(Duration.ofDays(30));
        var all =
                Stream.of(
                                invite(guild, 0, 0, Samples.NOON).used(Samples.NOON),
                                invite(guild, 0, 1, Samples.NOON).used(Samples.NOON),
                                invite(guild, 0, 1, Samples.NOON).used(Samples.NOON.plusSeconds(1)),
                                invite(guild, 0, 2, Samples.NOON).used(Samples.NOON),
                                invite(guild, 1, 0, Samples.NOON.minusSeconds(3_600)),
                                invite(guild, 1, 0, Samples.NOON.minusSeconds(3_599)))
                        .toList();
        all.forEach(invites()::save);

        assertThat(invites().purge(end, 1)).isEqualTo(1);
        invites().purge(end, 100);

        assertThat(invites().of(guild))
                .containsExactlyInAnyOrderElementsOf(
                        all.stream().filter(it -> !it.isForgotten(end)).toList())
                .hasSize(4);
    }
}
