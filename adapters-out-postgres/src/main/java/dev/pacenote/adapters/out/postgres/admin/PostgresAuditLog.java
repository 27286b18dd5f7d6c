package dev.pacenote.adapters.out.postgres.admin;

import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.admin.AuditLog;
import dev.pacenote.domain.admin.AuditEntry;
import dev.pacenote.domain.identity.account.AccountId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The audit log in Postgres. */
@Singleton
public final class PostgresAuditLog implements AuditLog {

    private final PostgresStore store;

    public PostgresAuditLog(PostgresStore store) {
        this.store = store;
    }

    @Override
    public void write(AuditEntry entry) {
        store.with(
                handle ->
                        handle.createUpdate(
                                        """
                                        insert into audit_log (at, actor, subject, what)
                                        values (:at, :actor, :subject, :what)
                                        """)
                                .bind("at", Rows.bind(entry.at()))
                                .bind("actor", entry.actor().value())
                                .bind("subject", entry.subject().map(AccountId::value).orElse(null))
                                .bind("what", entry.what())
                                .execute());
    }

    @Override
    public List<AuditEntry> latest(int limit) {
        return store.with(
                handle ->
                        handle.createQuery("select * from audit_log order by number desc limit :n")
                                .bind("n", limit)
                                .map(
                                        (rs, _) ->
                                                new AuditEntry(
                                                        Rows.instant(rs, "at"),
                                                        new AccountId(rs.getLong("actor")),
                                                        Optional.ofNullable(
                                                                        rs.getObject(
                                                                                "subject",
                                                                                Long.class))
                                                                .map(AccountId::new),
                                                        rs.getString("what")))
                                .list());
    }
}
