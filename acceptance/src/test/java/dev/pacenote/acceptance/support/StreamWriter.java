package dev.pacenote.acceptance.support;

import dev.pacenote.acceptance.support.assembly.Assembly;
import dev.pacenote.application.notice.stream.commit.Commits;
import dev.pacenote.application.notice.stream.commit.Commits.Outcome;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.StoredFacts;
import dev.pacenote.domain.notice.stream.EventType;
import dev.pacenote.domain.notice.stream.UnreadCounts;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Commits events to people's streams, as long as nobody from outside can have any. */
public record StreamWriter(TestApplication app) {

    private static final EventType HAPPENED = new EventType("sample.happened");

    /** Appends events to a stream that somebody has asked for; others are told in the commit. */
    public void append(String account, int events, Instant at) {
        if (Assembly.current() == Assembly.LAMBDA) {
            var person = new AccountId(Long.parseLong(account));
            for (int i = 0; i < events; i++) {
                append(person, at);
            }
        } else {
            appendRows(account, events, at);
        }
    }

    private void append(AccountId account, Instant at) {
        app.service()
                .bean(Commits.class)
                .commit(
                        Set.of(account),
                        heads -> {
                            var head = heads.find(account).orElseThrow();
                            var counts = head.counts();
                            var next =
                                    new UnreadCounts(
                                            counts.messages(),
                                            counts.notifications() + 1,
                                            counts.unseen());
                            return new Outcome<>(
                                    true,
                                    List.of(
                                            head.with(next)
                                                    .happened(
                                                            HAPPENED,
                                                            at,
                                                            new StoredFacts(Map.of()))),
                                    List.of());
                        });
    }

    private void appendRows(String account, int events, Instant at) {
        try (var connection = DriverManager.getConnection(app.databaseUrl)) {
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
