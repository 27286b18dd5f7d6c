package dev.pacenote.acceptance.support;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;

/** Commits events to people's streams, as long as nobody from outside can have any. */
public record StreamWriter(String databaseUrl) {

    /** Appends events to a stream that somebody has asked for; others are told in the commit. */
    public void append(String account, int events, Instant at) {
        try (var connection = DriverManager.getConnection(databaseUrl)) {
            connection.setAutoCommit(false);
            try (var statement =
                    connection.prepareStatement(
                            """
                            with head as (update stream_heads
                                set seq = seq + 1, unread_notifications = unread_notifications + 1
                                where account = ? returning *),
                            event as (insert into stream_events
                                select account, seq, 'sample.happened', ?, unread_messages,
                                    unread_notifications, unseen, '{}' from head returning *)
                            select pg_notify('pacenote_stream', account || ' ' || seq) from event
                            """)) {
                for (int i = 0; i < events; i++) {
                    statement.setLong(1, Long.parseLong(account));
                    statement.setObject(2, at.atOffset(ZoneOffset.UTC));
                    try (var told = statement.executeQuery()) {
                        if (!told.next()) {
                            throw new AssertionError("account " + account + " has no stream");
                        }
                    }
                }
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
