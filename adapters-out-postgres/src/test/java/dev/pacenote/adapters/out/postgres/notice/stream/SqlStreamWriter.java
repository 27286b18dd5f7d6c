package dev.pacenote.adapters.out.postgres.notice.stream;

import dev.pacenote.adapters.out.postgres.platform.Json;
import dev.pacenote.adapters.out.postgres.platform.StandaloneStores;
import dev.pacenote.adapters.out.postgres.platform.TestSql;
import dev.pacenote.application.notice.stream.StreamWriter;
import dev.pacenote.application.notice.stream.Streams;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.stream.StreamEvent;
import java.time.ZoneOffset;

/** Writes events of a test as a commit would. */
final class SqlStreamWriter implements StreamWriter {

    private final Streams streams;
    private final TestSql sql;

    SqlStreamWriter(StandaloneStores stores) {
        streams = stores.get(PostgresStreams.class);
        sql = new TestSql(stores);
    }

    @Override
    public void append(AccountId account, StreamEvent event) {
        var counts = event.counts();
        streams.head(account);
        sql.run(
                """
                with head as (update stream_heads set seq = seq + 1, unread_messages = ?,
                        unread_notifications = ?, unseen = ?
                    where account = ? returning *)
                insert into stream_events select account, seq, ?, ?, unread_messages,
                    unread_notifications, unseen, ?::jsonb from head
                """,
                counts.messages(),
                counts.notifications(),
                counts.unseen(),
                account.value(),
                event.type().name(),
                event.at().atOffset(ZoneOffset.UTC),
                Json.write(event.references().values()));
    }
}
