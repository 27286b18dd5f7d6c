package dev.pacenote.domain.streams.audit;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.streams.guild.GuildId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody did something, or was not allowed to. It is written before it is done, so that nothing
 * is done that is not here, and once more with what became of it.
 *
 * @param details what it was about, such as the id of a streamer
 * @param result {@link #OK}, the code of the refusal, or {@link #UNFINISHED}
 */
public record StreamAuditEntry(
        UUID id,
        Instant at,
        Optional<GuildId> guild,
        Actor actor,
        AuditedAction action,
        Map<String, String> details,
        String result) {

    public static final Duration KEPT_FOR = Duration.ofDays(365);

    public static final String OK = "ok";

    /** Nobody knows what became of it: the process ended meanwhile. */
    public static final String UNFINISHED = "unfinished";

    /**
     * @param account empty when it is gone
     * @param address where they were on the network, without its last part
     */
    public record Actor(Optional<AccountId> account, String address) {}

    public StreamAuditEntry {
        details = Map.copyOf(details);
    }

    /** About to be done. */
    public static StreamAuditEntry begun(
            UUID id,
            Instant at,
            Optional<GuildId> guild,
            Actor actor,
            AuditedAction action,
            Map<String, String> details) {
        return new StreamAuditEntry(id, at, guild, actor, action, details, UNFINISHED);
    }

    /** What became of it. */
    public StreamAuditEntry ended(String nextResult) {
        return new StreamAuditEntry(id, at, guild, actor, action, details, nextResult);
    }

    /** One more detail of it, such as what was changed. */
    public StreamAuditEntry with(String name, String value) {
        var next = new HashMap<>(details);
        next.put(name, value);
        return new StreamAuditEntry(id, at, guild, actor, action, next, result);
    }

    /** It turned out in which server it was. */
    public StreamAuditEntry in(GuildId found) {
        return new StreamAuditEntry(id, at, Optional.of(found), actor, action, details, result);
    }
}
