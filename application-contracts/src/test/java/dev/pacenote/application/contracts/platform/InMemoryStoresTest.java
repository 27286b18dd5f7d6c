package dev.pacenote.application.contracts.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.admin.AuditLog;
import dev.pacenote.application.admin.InMemoryAuditRetention;
import dev.pacenote.application.admin.Overview;
import dev.pacenote.application.contracts.admin.AuditRetentionContract;
import dev.pacenote.application.contracts.dailyrun.RunRetentionContract;
import dev.pacenote.application.contracts.delivery.mail.AccountMailHandOversContract;
import dev.pacenote.application.contracts.digest.DailyEmailsContract;
import dev.pacenote.application.contracts.digest.DigestRetentionContract;
import dev.pacenote.application.contracts.messages.directory.BlocksContract;
import dev.pacenote.application.contracts.messages.directory.DirectoryEntriesContract;
import dev.pacenote.application.contracts.notice.NoticeRetentionContract;
import dev.pacenote.application.contracts.platform.idempotency.IdempotencyKeysContract;
import dev.pacenote.application.contracts.platform.origin.DataMarksContract;
import dev.pacenote.application.contracts.trackmania.MapperAndDriverSummariesContract;
import dev.pacenote.application.contracts.trackmania.search.SearchRetentionContract;
import dev.pacenote.application.dailyrun.DailyRuns;
import dev.pacenote.application.dailyrun.InMemoryRunRetention;
import dev.pacenote.application.dailyrun.RunNotes;
import dev.pacenote.application.dailyrun.dryrun.DryRunDailyEmails;
import dev.pacenote.application.delivery.mail.AccountMailHandOvers;
import dev.pacenote.application.delivery.mail.InMemoryAccountMailHandOvers;
import dev.pacenote.application.digest.Coverages;
import dev.pacenote.application.digest.DailyEmails;
import dev.pacenote.application.digest.DigestHistory;
import dev.pacenote.application.digest.DigestItems;
import dev.pacenote.application.digest.InMemoryDigestRetention;
import dev.pacenote.application.identity.account.AccountEraser;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.messages.directory.Blocks;
import dev.pacenote.application.messages.directory.DirectoryEntries;
import dev.pacenote.application.messages.directory.InMemoryBlocks;
import dev.pacenote.application.messages.directory.InMemoryDirectoryEntries;
import dev.pacenote.application.notice.InMemoryNoticeRetention;
import dev.pacenote.application.notice.Notices;
import dev.pacenote.application.notice.TopicDefinition;
import dev.pacenote.application.platform.InMemoryOutbox;
import dev.pacenote.application.platform.InMemoryStores;
import dev.pacenote.application.platform.Outbox;
import dev.pacenote.application.platform.Stores;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.idempotency.IdempotencyKeys;
import dev.pacenote.application.platform.idempotency.InMemoryIdempotencyKeys;
import dev.pacenote.application.platform.origin.DataMarks;
import dev.pacenote.application.platform.origin.InMemoryDataMarks;
import dev.pacenote.application.platform.retention.RetentionStore;
import dev.pacenote.application.trackmania.InMemoryMapperAndDriverSummaries;
import dev.pacenote.application.trackmania.MapperAndDriverSummaries;
import dev.pacenote.application.trackmania.alert.AlertSamples;
import dev.pacenote.application.trackmania.driver.DriverNotifications;
import dev.pacenote.application.trackmania.driver.Drivers;
import dev.pacenote.application.trackmania.search.InMemorySearchRetention;
import dev.pacenote.application.trackmania.search.SearchJobs;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;

public class InMemoryStoresTest implements RelationalContracts {

    private final Tables tables = new Tables();
    private final Stores stores = InMemoryStores.on(tables);

    @Override
    public Stores stores() {
        return stores;
    }

    @Nested
    class Messages implements OutboxContract {

        @Override
        public Outbox outbox() {
            return new InMemoryOutbox(tables);
        }

        @Override
        public Transactions transactions() {
            return tables;
        }
    }

    @Nested
    class BlockedPeople implements BlocksContract {

        @Override
        public Blocks blocks() {
            return new InMemoryBlocks(tables);
        }

        @Override
        public Accounts accounts() {
            return stores.accounts();
        }

        @Override
        public Transactions transactions() {
            return tables;
        }
    }

    @Nested
    class People implements DirectoryEntriesContract {

        @Override
        public DirectoryEntries entries() {
            return new InMemoryDirectoryEntries(tables);
        }

        @Override
        public Accounts accounts() {
            return stores.accounts();
        }
    }

    @Nested
    class Keys implements IdempotencyKeysContract {

        private final InMemoryIdempotencyKeys keys = new InMemoryIdempotencyKeys(tables);

        @Override
        public IdempotencyKeys keys() {
            return keys;
        }

        @Override
        public AccountEraser eraser() {
            return keys;
        }

        @Override
        public RetentionStore retention() {
            return keys;
        }

        @Override
        public Transactions transactions() {
            return tables;
        }
    }

    /** The outbox of a dry run promises the same, and changes nothing of the real one. */
    @Nested
    class OfADryRun implements DailyEmailsContract {

        /** What a dry run may ask of the real outbox. */
        private static final Set<String> READS =
                Set.of("find", "tried", "unsent", "claimable", "unreported");

        private final DailyEmails ofADryRun = new DryRunDailyEmails(readOnly(stores.emails()));

        private static DailyEmails readOnly(DailyEmails real) {
            return (DailyEmails)
                    Proxy.newProxyInstance(
                            DailyEmails.class.getClassLoader(),
                            new Class<?>[] {DailyEmails.class},
                            (_, method, arguments) -> {
                                assertThat(READS)
                                        .as("a dry run changes no real mail")
                                        .contains(method.getName());
                                return method.invoke(real, arguments);
                            });
        }

        @Override
        public DailyEmails emails() {
            return ofADryRun;
        }

        @Override
        public Transactions transactions() {
            return tables;
        }

        @Override
        public Accounts accounts() {
            return stores.accounts();
        }
    }

    @Nested
    class DigestExpiry implements DigestRetentionContract {

        @Override
        public DailyEmails emails() {
            return stores.emails();
        }

        @Override
        public DigestHistory history() {
            return stores.history();
        }

        @Override
        public Coverages coverages() {
            return stores.coverages();
        }

        @Override
        public Overview overview() {
            return stores.overview();
        }

        @Override
        public Accounts accounts() {
            return stores.accounts();
        }

        @Override
        public RetentionStore retention() {
            return new InMemoryDigestRetention(tables);
        }
    }

    @Nested
    class AuditExpiry implements AuditRetentionContract {

        @Override
        public AuditLog audit() {
            return stores.audit();
        }

        @Override
        public Accounts accounts() {
            return stores.accounts();
        }

        @Override
        public RetentionStore retention() {
            return new InMemoryAuditRetention(tables);
        }
    }

    @Nested
    class SearchExpiry implements SearchRetentionContract {

        @Override
        public SearchJobs searches() {
            return stores.searches();
        }

        @Override
        public Accounts accounts() {
            return stores.accounts();
        }

        @Override
        public RetentionStore retention() {
            return new InMemorySearchRetention(tables);
        }
    }

    @Nested
    class WhoseDataItIs implements DataMarksContract {

        @Override
        public DataMarks unmarked() {
            return new InMemoryDataMarks(tables);
        }

        @Override
        public Accounts accounts() {
            return stores.accounts();
        }
    }

    @Nested
    class AccountMails implements AccountMailHandOversContract {

        private final AccountMailHandOvers handOvers = new InMemoryAccountMailHandOvers();

        @Override
        public AccountMailHandOvers handOvers() {
            return handOvers;
        }
    }

    @Nested
    class RunExpiry implements RunRetentionContract {

        @Override
        public DailyRuns runs() {
            return stores.runs();
        }

        @Override
        public RunNotes runNotes() {
            return stores.runNotes();
        }

        @Override
        public Accounts accounts() {
            return stores.accounts();
        }

        @Override
        public RetentionStore retention() {
            return new InMemoryRunRetention(tables);
        }
    }

    @Nested
    class NoticeExpiry implements NoticeRetentionContract {

        @Override
        public Notices notices() {
            return stores.notices();
        }

        @Override
        public DigestItems digestItems() {
            return stores.digestItems();
        }

        @Override
        public Accounts accounts() {
            return stores.accounts();
        }

        @Override
        public RetentionStore noticeRetention(List<TopicDefinition> topics) {
            return new InMemoryNoticeRetention(tables, topics);
        }
    }

    @Nested
    class Summaries implements MapperAndDriverSummariesContract {

        @Override
        public Accounts accounts() {
            return stores.accounts();
        }

        @Override
        public Drivers drivers() {
            return stores.drivers();
        }

        @Override
        public DriverNotifications driverNotifications() {
            return stores.driverNotifications();
        }

        @Override
        public AlertSamples alertSamples() {
            return new AlertSamples(stores);
        }

        @Override
        public MapperAndDriverSummaries summaries() {
            return new InMemoryMapperAndDriverSummaries(tables);
        }
    }
}
