package dev.pacenote.adapters.out.postgres.notice.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.adapters.out.postgres.identity.account.PostgresAccounts;
import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.StandaloneStores;
import dev.pacenote.adapters.out.postgres.platform.TestPostgres;
import dev.pacenote.adapters.out.postgres.platform.backup.PostgresBackup;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.notice.StoredFacts;
import dev.pacenote.domain.notice.stream.EventType;
import dev.pacenote.domain.notice.stream.StreamEvent;
import dev.pacenote.domain.notice.stream.UnreadCounts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A restored database numbers events that clients of the lost one may know otherwise. */
class RestoredStreamsTest {

    @Test
    void every_stream_of_a_restored_backup_has_another_epoch_and_its_events(@TempDir Path folder)
            throws Exception {
        var settings = TestPostgres.newDatabase();
        var file = folder.resolve("backup.zip");
        try (var store = PostgresStore.open(settings);
                var beans = new StandaloneStores(store)) {
            var account = Samples.account(beans.get(PostgresAccounts.class)).id();
            new SqlStreamWriter(beans)
                    .append(
                            account,
                            new StreamEvent(
                                    1,
                                    new EventType("sample.happened"),
                                    Instant.now(),
                                    UnreadCounts.NONE,
                                    StoredFacts.builder().build()));
            var before = beans.get(PostgresStreams.class).head(account).end();
            try (var archive = new ZipOutputStream(Files.newOutputStream(file))) {
                new PostgresBackup(settings).writeTo(archive);
            }

            var another = TestPostgres.newDatabase();
            try (var archive = new ZipFile(file.toFile())) {
                new PostgresBackup(another).readFrom(archive);
            }

            try (var restored = PostgresStore.open(another);
                    var restoredBeans = new StandaloneStores(restored)) {
                var streams = restoredBeans.get(PostgresStreams.class);
                var after = streams.head(account).end();
                assertThat(after.epoch()).isNotEqualTo(before.epoch());
                assertThat(after.seq()).isEqualTo(1);
                assertThat(streams.after(account, 0, 10)).hasSize(1);
            }
        }
    }
}
