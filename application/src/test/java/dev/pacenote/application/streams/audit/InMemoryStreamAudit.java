package dev.pacenote.application.streams.audit;

import dev.pacenote.application.platform.Paging;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.streams.StreamsTables;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.streams.audit.StreamAuditEntry;
import dev.pacenote.domain.streams.guild.GuildId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What people did in servers, in memory. */
public final class InMemoryStreamAudit implements StreamAudit {

    private final Tables tables;

    public InMemoryStreamAudit(Tables tables) {
        this.tables = tables;
    }

    @Override
    public void save(StreamAuditEntry entry) {
        tables.with(state -> state.rows(StreamsTables.AUDIT).put(entry.id(), entry));
    }

    @Override
    public void remove(UUID id) {
        tables.with(state -> state.rows(StreamsTables.AUDIT).remove(id));
    }

    /** All of them, the oldest first. */
    public List<StreamAuditEntry> all() {
        return tables.with(state -> List.copyOf(state.rows(StreamsTables.AUDIT).values()));
    }

    @Override
    public Paging.Page<StreamAuditEntry> of(GuildId guild, Paging paging) {
        return paging.of(
                all().stream()
                        .filter(it -> it.guild().equals(Optional.of(guild)))
                        .sorted(Comparator.comparing(StreamAuditEntry::at).reversed())
                        .toList());
    }

    @Override
    public List<StreamAuditEntry> of(AccountId account, int limit) {
        return all().stream()
                .filter(it -> it.actor().account().equals(Optional.of(account)))
                .sorted(Comparator.comparing(StreamAuditEntry::at).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public int purge(Instant before, int atMost) {
        var old = all().stream().filter(it -> it.at().isBefore(before)).limit(atMost).toList();
        old.forEach(it -> remove(it.id()));
        return old.size();
    }
}
