package dev.pacenote.application.streams.audit;

import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.session.Session;
import dev.pacenote.domain.streams.audit.AuditedAction;
import dev.pacenote.domain.streams.audit.StreamAuditEntry;
import dev.pacenote.domain.streams.audit.StreamAuditEntry.Actor;
import dev.pacenote.domain.streams.guild.GuildId;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps who did what in a server: before it is done, and what became of it. Where the process ends
 * between the two, the entry says that nobody knows.
 */
public final class AuditActions {

    private final StreamAudit audit;
    private final Ids ids;
    private final InstantSource clock;

    public AuditActions(StreamAudit audit, Ids ids, InstantSource clock) {
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** Somebody is about to do it. */
    public StreamAuditEntry begin(
            AuditedAction action,
            Optional<GuildId> guild,
            Actor actor,
            Map<String, String> details) {
        var entry =
                StreamAuditEntry.begun(ids.next(), clock.instant(), guild, actor, action, details);
        audit.save(entry);
        return entry;
    }

    /** It was done, or refused: the code of the refusal is the result. */
    public void end(StreamAuditEntry entry, String result) {
        audit.save(entry.ended(result));
    }

    /** Somebody comes or goes; inside the commit of that. */
    public void done(AuditedAction action, AccountId account, Session.ClientInfo client) {
        save(action, Optional.of(account), client, StreamAuditEntry.OK);
    }

    /**
     * Somebody was not let in, or out.
     *
     * @param account as far as it is known
     * @param result the code of the refusal
     */
    public void denied(
            AuditedAction action,
            Optional<AccountId> account,
            Session.ClientInfo client,
            String result) {
        save(action, account, client, result);
    }

    private void save(
            AuditedAction action,
            Optional<AccountId> account,
            Session.ClientInfo client,
            String result) {
        var actor = new Actor(account, client.network());
        audit.save(
                StreamAuditEntry.begun(
                                ids.next(),
                                clock.instant(),
                                Optional.empty(),
                                actor,
                                action,
                                Map.of())
                        .ended(result));
    }

    /**
     * Something was done in a server, or refused; inside the commit of that.
     *
     * @param result as of {@link #end}
     */
    public void done(
            AuditedAction action,
            GuildId guild,
            Actor actor,
            Map<String, String> details,
            String result) {
        audit.save(
                StreamAuditEntry.begun(
                                ids.next(),
                                clock.instant(),
                                Optional.of(guild),
                                actor,
                                action,
                                details)
                        .ended(result));
    }

    /** It was nothing that an admin wants to read. */
    public void drop(StreamAuditEntry entry) {
        audit.remove(entry.id());
    }

    /** What was done in a server, the newest first. */
    public Paging.Page<StreamAuditEntry> of(GuildId guild, Paging paging) {
        return audit.of(guild, paging);
    }
}
