package dev.pacenote.application.streams.audit;

import dev.pacenote.application.platform.Paging;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.streams.audit.StreamAuditEntry;
import dev.pacenote.domain.streams.guild.GuildId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What people did in servers. An entry outlives the account that it speaks of. */
public interface StreamAudit {

    /** Adds it, or replaces the one of the same id. */
    void save(StreamAuditEntry entry);

    /** It was nothing that is audited. */
    void remove(UUID id);

    /** Those of a server, the newest first. */
    Paging.Page<StreamAuditEntry> of(GuildId guild, Paging paging);

    /** Those of an account, the newest first. */
    List<StreamAuditEntry> of(AccountId account, int limit);

    /**
     * Removes those from before that moment.
     *
     * @return how many
     */
    int purge(Instant before, int atMost);
}
