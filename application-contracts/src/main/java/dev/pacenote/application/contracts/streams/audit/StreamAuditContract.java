package dev.pacenote.application.contracts.streams.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.contracts.streams.StreamsSamples;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.streams.audit.StreamAudit;
import dev.pacenote.domain.streams.audit.AuditedAction;
import dev.pacenote.domain.streams.audit.StreamAuditEntry;
import dev.pacenote.domain.streams.audit.StreamAuditEntry.Actor;
import dev.pacenote.domain.streams.guild.GuildId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link StreamAudit} promises. */
public interface StreamAuditContract {

    StreamAudit audit();

    Accounts accounts();

    private static GuildId guild() {
        return new GuildId(StreamsSamples.snowflake());
    }

    private StreamAuditEntry entry(Optional<GuildId> guild, Instant at) {
        var entry =
                StreamAuditEntry.begun(
                        UUID.randomUUID(),
                        at,
                        guild,
                        new Actor(Optional.of(Samples.account(accounts()).id()), "198.18.8.0"),
                        AuditedAction.INVITE_DELETED,
                        Map.of("invite_id", "a \"b\""));
        audit().save(entry);
        return entry;
    }

    @Test
    default void entries_of_a_server_are_found_the_newest_first_with_what_became_of_them() {
        var guild = guild();
        var older = entry(Optional.of(guild), Samples.NOON);
        var newer =
                entry(Optional.empty(), Samples.NOON.plusSeconds(1))
                        .in(guild)
                        .with("changed", "enabled")
                        .ended("ok");
        audit().save(newer);
        entry(Optional.of(guild()), Samples.NOON);

        assertThat(audit().of(guild, new Paging(1, 10)).rows()).containsExactly(newer, older);
        var second = audit().of(guild, new Paging(2, 1));
        assertThat(second.rows()).containsExactly(older);
        assertThat(second.total()).isEqualTo(2);
        audit().remove(older.id());
        audit().remove(older.id());
        assertThat(audit().of(guild, new Paging(1, 10)).rows()).containsExactly(newer);
    }

    @Test
    default void entries_of_an_account_are_found_in_all_servers_the_newest_first() {
        var one = entry(Optional.of(guild()), Samples.NOON);
        entry(Optional.of(guild()), Samples.NOON);
        var account = one.actor().account().orElseThrow();
        var other =
                StreamAuditEntry.begun(
                        UUID.randomUUID(),
                        Samples.NOON.plusSeconds(1),
                        Optional.empty(),
                        one.actor(),
                        AuditedAction.LOGOUT,
                        Map.of());
        audit().save(other);

        assertThat(audit().of(account, 10)).containsExactly(other, one);
        assertThat(audit().of(account, 1)).containsExactly(other);
    }

    @Test
    default void an_entry_outlives_the_account_that_it_speaks_of() {
        var guild = guild();
        var entry = entry(Optional.of(guild), Samples.NOON);

        accounts().delete(entry.actor().account().orElseThrow());

        assertThat(audit().of(guild, new Paging(1, 10)).rows())
                .extracting(it -> it.actor().account())
                .containsExactly(Optional.empty());
    }

    @Test
    default void what_is_old_is_purged() {
        var guild = guild();
        var before = Samples.NOON.minus(Duration.ofDays(1_000));
        entry(Optional.of(guild), before.minusSeconds(2));
        entry(Optional.of(guild), before.minusSeconds(1));
        var kept = entry(Optional.of(guild), before);

        assertThat(audit().purge(before, 1)).isEqualTo(1);
        assertThat(audit().purge(before, 10)).isEqualTo(1);
        assertThat(audit().of(guild, new Paging(1, 10)).rows()).containsExactly(kept);
    }
}
