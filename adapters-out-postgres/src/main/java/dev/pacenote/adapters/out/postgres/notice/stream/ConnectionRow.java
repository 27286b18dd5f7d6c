package dev.pacenote.adapters.out.postgres.notice.stream;

import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.stream.Connection;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code connections}. */
@MappedEntity("connections")
record ConnectionRow(
        @Id UUID id,
        long account,
        Instant openedAt,
        Instant lastSign,
        @Nullable Instant idleSince,
        Instant expiresAt) {

    Connection connection() {
        return new Connection(
                id,
                new AccountId(account),
                openedAt,
                lastSign,
                Optional.ofNullable(idleSince),
                expiresAt);
    }

    /** As an object with the columns as members. */
    static Map<String, @Nullable Object> columns(Connection connection) {
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("id", connection.id().toString());
        columns.put("account", connection.account().value());
        columns.put("opened_at", text(connection.openedAt()));
        columns.put("last_sign", text(connection.lastSign()));
        columns.put("idle_since", connection.idleSince().map(ConnectionRow::text).orElse(null));
        columns.put("expires_at", text(connection.expiresAt()));
        return columns;
    }

    private static String text(Instant at) {
        return Rows.microseconds(at).toString();
    }
}
