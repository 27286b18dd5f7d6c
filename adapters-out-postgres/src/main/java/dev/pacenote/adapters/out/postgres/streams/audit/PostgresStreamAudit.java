package dev.pacenote.adapters.out.postgres.streams.audit;

import dev.pacenote.adapters.out.postgres.platform.Json;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.adapters.out.postgres.streams.StoredFields;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.application.streams.audit.StreamAudit;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.streams.audit.AuditedAction;
import dev.pacenote.domain.streams.audit.StreamAuditEntry;
import dev.pacenote.domain.streams.guild.GuildId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** What people did in servers, in Postgres. */
@Singleton
public final class PostgresStreamAudit implements StreamAudit {

    private final StreamAuditRows rows;

    PostgresStreamAudit(StreamAuditRows rows) {
        this.rows = rows;
    }

    @Override
    public void save(StreamAuditEntry entry) {
        rows.save(
                entry.id(),
                Rows.microseconds(entry.at()),
                entry.guild().map(GuildId::value).orElse(null),
                entry.actor().account().map(AccountId::value).orElse(null),
                entry.actor().address(),
                entry.action().wireName(),
                Json.write(entry.details()),
                entry.result());
    }

    @Override
    public void remove(UUID id) {
        rows.remove(id);
    }

    @Override
    public Paging.Page<StreamAuditEntry> of(GuildId guild, Paging paging) {
        return new Paging.Page<>(
                paging,
                rows.of(guild.value(), paging.size(), paging.offset()).stream()
                        .map(PostgresStreamAudit::entry)
                        .toList(),
                rows.count(guild.value()));
    }

    @Override
    public List<StreamAuditEntry> of(AccountId account, int limit) {
        return rows.ofAccount(account.value(), limit).stream()
                .map(PostgresStreamAudit::entry)
                .toList();
    }

    private static StreamAuditEntry entry(StreamAuditRows.Row row) {
        return new StreamAuditEntry(
                row.id(),
                row.at(),
                Optional.ofNullable(row.guild()).map(GuildId::new),
                new StreamAuditEntry.Actor(
                        Optional.ofNullable(row.account()).map(AccountId::new), row.address()),
                AuditedAction.of(row.action()).orElseThrow(),
                StoredFields.read(row.details()).members().entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        it -> it.getKey(), it -> String.valueOf(it.getValue()))),
                row.result());
    }

    @Override
    public int purge(Instant before, int atMost) {
        return rows.purge(Rows.microseconds(before), atMost);
    }
}
