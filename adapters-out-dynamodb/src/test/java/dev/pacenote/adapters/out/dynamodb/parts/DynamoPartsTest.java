package dev.pacenote.adapters.out.dynamodb.parts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.adapters.out.dynamodb.parts.analytics.DynamoLedgerSums;
import dev.pacenote.adapters.out.dynamodb.parts.analytics.DynamoPartUsage;
import dev.pacenote.adapters.out.dynamodb.parts.attachment.DynamoAttachments;
import dev.pacenote.adapters.out.dynamodb.parts.catalogue.DynamoParts;
import dev.pacenote.adapters.out.dynamodb.parts.catalogue.DynamoWorkshops;
import dev.pacenote.adapters.out.dynamodb.parts.reorder.DynamoAttention;
import dev.pacenote.adapters.out.dynamodb.parts.reorder.DynamoCheckRuns;
import dev.pacenote.adapters.out.dynamodb.parts.reorder.DynamoReorderTasks;
import dev.pacenote.adapters.out.dynamodb.parts.stock.DynamoAcceptedFiles;
import dev.pacenote.adapters.out.dynamodb.parts.stock.DynamoMovements;
import dev.pacenote.adapters.out.dynamodb.parts.stock.DynamoPartsCommits;
import dev.pacenote.adapters.out.dynamodb.parts.stock.DynamoVerificationRounds;
import dev.pacenote.adapters.out.dynamodb.platform.LocalDynamo;
import dev.pacenote.application.contracts.parts.analytics.LedgerSumsContract;
import dev.pacenote.application.contracts.parts.analytics.PartUsageContract;
import dev.pacenote.application.contracts.parts.attachment.AttachmentsContract;
import dev.pacenote.application.contracts.parts.catalogue.PartsContract;
import dev.pacenote.application.contracts.parts.catalogue.WorkshopsContract;
import dev.pacenote.application.contracts.parts.importing.AcceptedFilesContract;
import dev.pacenote.application.contracts.parts.reorder.CheckRunsContract;
import dev.pacenote.application.contracts.parts.reorder.PartsNeedingAttentionContract;
import dev.pacenote.application.contracts.parts.reorder.ReorderTasksContract;
import dev.pacenote.application.contracts.parts.stock.CommitPartsChangeContract;
import dev.pacenote.application.contracts.parts.stock.MovementsContract;
import dev.pacenote.application.contracts.parts.stock.RandomStockContract;
import dev.pacenote.application.contracts.parts.stock.VerificationRoundsContract;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.InMemoryAccounts;
import dev.pacenote.application.parts.analytics.LedgerSums;
import dev.pacenote.application.parts.analytics.PartUsage;
import dev.pacenote.application.parts.attachment.Attachments;
import dev.pacenote.application.parts.catalogue.Parts;
import dev.pacenote.application.parts.catalogue.Workshops;
import dev.pacenote.application.parts.importing.AcceptedFiles;
import dev.pacenote.application.parts.reorder.CheckRuns;
import dev.pacenote.application.parts.reorder.PartsNeedingAttention;
import dev.pacenote.application.parts.reorder.ReorderTasks;
import dev.pacenote.application.parts.stock.CommitPartsChange;
import dev.pacenote.application.parts.stock.Movements;
import dev.pacenote.application.parts.stock.VerificationRounds;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.stock.Movement;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterAll;

/** Parts in DynamoDB, with accounts that are somewhere else. */
class DynamoPartsTest
        implements PartsContract,
                WorkshopsContract,
                CommitPartsChangeContract,
                MovementsContract,
                RandomStockContract,
                LedgerSumsContract,
                PartUsageContract,
                ReorderTasksContract,
                PartsNeedingAttentionContract,
                CheckRunsContract,
                VerificationRoundsContract,
                AttachmentsContract,
                AcceptedFilesContract {

    private static final LocalDynamo DYNAMO = new LocalDynamo();
    private static final Tables ACCOUNTS = new Tables();
    private static final PartsTables TABLES = PartsTestTables.create(DYNAMO.client(), "all");

    /** Patient: a busy machine is slow. */
    private static final DynamoPartsTransactions UNITS =
            new DynamoPartsTransactions(TABLES, Duration.ofMinutes(2));

    /** Those of another process, whose locks are its own. */
    private static final DynamoPartsTransactions OTHER_UNITS =
            new DynamoPartsTransactions(TABLES, Duration.ofMinutes(2));

    private static final DynamoPartsCommits COMMITS = new DynamoPartsCommits(TABLES, UNITS);
    private static final DynamoPartsCommits OTHERS = new DynamoPartsCommits(TABLES, OTHER_UNITS);
    private static final DynamoParts PARTS = new DynamoParts(TABLES, UNITS);
    private static final DynamoMovements MOVEMENTS = new DynamoMovements(TABLES);

    /** The ledger is the truth: pools and totals are sums of it. */
    @AfterAll
    static void every_balance_follows_from_the_ledger() {
        int seen = 0;
        for (var key : PartsTestTables.keys(TABLES)) {
            var stocked = PARTS.find(key).orElseThrow();
            var ledger = MOVEMENTS.ofPart(key);
            assertThat(ledger.stream().map(Movement::delta).reduce(Quantity.ZERO, Quantity::plus))
                    .as("%s", key)
                    .isEqualTo(stocked.part().stock())
                    .isEqualTo(stocked.sum());
            assertThat(stocked.part().ledgerSeq()).isEqualTo(ledger.size());
            seen++;
        }
        assertThat(seen).isGreaterThan(100);
        DYNAMO.close();
    }

    @Override
    public Accounts accounts() {
        return new InMemoryAccounts(ACCOUNTS);
    }

    @Override
    public Parts parts() {
        return PARTS;
    }

    @Override
    public Workshops workshops() {
        return new DynamoWorkshops(TABLES, UNITS);
    }

    /** Of two processes, one or the other; inside of a transaction that of its process. */
    @Override
    public CommitPartsChange commits() {
        return UNITS.isOpen() || ThreadLocalRandom.current().nextBoolean() ? COMMITS : OTHERS;
    }

    @Override
    public Movements movements() {
        return MOVEMENTS;
    }

    @Override
    public LedgerSums sums() {
        return new DynamoLedgerSums(TABLES);
    }

    @Override
    public PartUsage usage() {
        return new DynamoPartUsage(TABLES, new DynamoReorderTasks(TABLES, PARTS));
    }

    @Override
    public ReorderTasks tasks() {
        return new DynamoReorderTasks(TABLES, PARTS);
    }

    @Override
    public PartsNeedingAttention attention() {
        return new DynamoAttention(TABLES, new DynamoWorkshops(TABLES, UNITS));
    }

    @Override
    public VerificationRounds rounds() {
        return new DynamoVerificationRounds(TABLES);
    }

    @Override
    public CheckRuns runs() {
        return new DynamoCheckRuns(TABLES);
    }

    @Override
    public Attachments attachments() {
        return new DynamoAttachments(
                TABLES,
                UNITS.isOpen() || ThreadLocalRandom.current().nextBoolean() ? UNITS : OTHER_UNITS);
    }

    @Override
    public AcceptedFiles acceptedFiles() {
        return new DynamoAcceptedFiles(TABLES, UNITS);
    }

    @Override
    public Transactions transactions() {
        return UNITS;
    }
}
