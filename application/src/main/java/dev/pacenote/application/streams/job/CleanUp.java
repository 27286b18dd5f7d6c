package dev.pacenote.application.streams.job;

import dev.pacenote.application.platform.retention.PurgeExpired;
import dev.pacenote.application.platform.retention.PurgeExpired.Purged;
import dev.pacenote.application.platform.retention.RetentionStore;
import dev.pacenote.application.streams.audit.StreamAudit;
import dev.pacenote.application.streams.golive.PurgeHistory;
import dev.pacenote.application.streams.intake.StreamInbox;
import dev.pacenote.application.streams.link.ForgetGuilds;
import dev.pacenote.application.streams.link.ForgetStreamers;
import dev.pacenote.application.streams.membership.Invites;
import dev.pacenote.domain.streams.audit.StreamAuditEntry;
import dev.pacenote.domain.streams.intake.InboxMessage;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntSupplier;

/**
 * Removes what was kept long enough: messages that are handled, the history, the audit, invites by
 * which nobody can come, then servers and channels that nobody needs. What fails keeps nothing else
 * from its turn.
 */
public final class CleanUp {

    /** What is more is removed the next time. */
    private static final int MAX_ROUNDS = 20;

    private final PurgeExpired rows;
    private final ForgetGuilds guilds;
    private final ForgetStreamers streamers;

    /** What is kept for a while. */
    public record Stores(
            StreamInbox inbox, PurgeHistory history, StreamAudit audit, Invites invites) {

        private List<RetentionStore> expiring() {
            return List.of(
                    RetentionStore.of(
                            "messages",
                            (now, atMost) -> inbox.purge(now.minus(InboxMessage.KEPT_FOR), atMost)),
                    history,
                    RetentionStore.of(
                            "audit",
                            (now, atMost) ->
                                    audit.purge(now.minus(StreamAuditEntry.KEPT_FOR), atMost)),
                    RetentionStore.of("invites", invites::purge));
        }
    }

    public CleanUp(
            Stores stores, ForgetGuilds guilds, ForgetStreamers streamers, InstantSource clock) {
        this.rows = new PurgeExpired(stores.expiring(), clock);
        this.guilds = guilds;
        this.streamers = streamers;
    }

    /**
     * One pass.
     *
     * @return how many were removed, by what they are
     * @throws RuntimeException of what failed first, after all others had their turn
     */
    public Map<String, Integer> cleanUp() {
        var removed = new TreeMap<String, Integer>();
        var failures = new ArrayList<RuntimeException>();
        purge(removed, failures);
        // The channels after the history that speaks of them.
        attempt("servers", guilds::forget, removed, failures);
        attempt("channels", streamers::forget, removed, failures);
        if (!failures.isEmpty()) {
            var first = failures.getFirst();
            failures.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
        return removed;
    }

    private void purge(Map<String, Integer> removed, List<RuntimeException> failures) {
        boolean moreRemain = true;
        for (int i = 0; i < MAX_ROUNDS && moreRemain && failures.isEmpty(); i++) {
            moreRemain = false;
            for (var purged : rows.purge()) {
                switch (purged) {
                    case Purged.Done done -> {
                        removed.merge(done.store(), done.rows(), Integer::sum);
                        moreRemain |= done.moreRemain();
                    }
                    case Purged.Failed failed -> failures.add(failed.cause());
                }
            }
        }
    }

    private static void attempt(
            String what,
            IntSupplier work,
            Map<String, Integer> removed,
            List<RuntimeException> failures) {
        try {
            removed.put(what, work.getAsInt());
        } catch (RuntimeException e) {
            failures.add(e);
        }
    }
}
