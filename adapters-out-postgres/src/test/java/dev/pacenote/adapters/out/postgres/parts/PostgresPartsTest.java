package dev.pacenote.adapters.out.postgres.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.adapters.out.postgres.identity.account.PostgresAccounts;
import dev.pacenote.adapters.out.postgres.parts.analytics.PostgresLedgerSums;
import dev.pacenote.adapters.out.postgres.parts.analytics.PostgresPartUsage;
import dev.pacenote.adapters.out.postgres.parts.attachment.PostgresAttachments;
import dev.pacenote.adapters.out.postgres.parts.catalogue.PartRows;
import dev.pacenote.adapters.out.postgres.parts.catalogue.PostgresParts;
import dev.pacenote.adapters.out.postgres.parts.catalogue.PostgresWorkshops;
import dev.pacenote.adapters.out.postgres.parts.reorder.PostgresCheckRuns;
import dev.pacenote.adapters.out.postgres.parts.reorder.PostgresReorderTasks;
import dev.pacenote.adapters.out.postgres.parts.stock.PostgresMovements;
import dev.pacenote.adapters.out.postgres.parts.stock.PostgresPartsCommits;
import dev.pacenote.adapters.out.postgres.parts.stock.PostgresVerificationRounds;
import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.StandaloneStores;
import dev.pacenote.adapters.out.postgres.platform.TestPostgres;
import dev.pacenote.adapters.out.postgres.platform.TestSql;
import dev.pacenote.adapters.out.postgres.platform.idempotency.PostgresIdempotencyKeys;
import dev.pacenote.application.contracts.parts.PartsStores;
import dev.pacenote.application.contracts.parts.analytics.LedgerSumsContract;
import dev.pacenote.application.contracts.parts.analytics.PartUsageContract;
import dev.pacenote.application.contracts.parts.attachment.AttachmentsContract;
import dev.pacenote.application.contracts.parts.catalogue.PartsContract;
import dev.pacenote.application.contracts.parts.catalogue.WorkshopsContract;
import dev.pacenote.application.contracts.parts.reorder.CheckRunsContract;
import dev.pacenote.application.contracts.parts.reorder.PartsNeedingAttentionContract;
import dev.pacenote.application.contracts.parts.reorder.ReorderTasksContract;
import dev.pacenote.application.contracts.parts.stock.CommitPartsChangeContract;
import dev.pacenote.application.contracts.parts.stock.MovementsContract;
import dev.pacenote.application.contracts.parts.stock.RandomStockContract;
import dev.pacenote.application.contracts.parts.stock.VerificationRoundsContract;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.parts.analytics.LedgerSums;
import dev.pacenote.application.parts.analytics.PartUsage;
import dev.pacenote.application.parts.attachment.Attachments;
import dev.pacenote.application.parts.attachment.EraseAttachments;
import dev.pacenote.application.parts.attachment.InMemoryFiles;
import dev.pacenote.application.parts.catalogue.Parts;
import dev.pacenote.application.parts.catalogue.Workshops;
import dev.pacenote.application.parts.reorder.CheckRuns;
import dev.pacenote.application.parts.reorder.PartsNeedingAttention;
import dev.pacenote.application.parts.reorder.ReorderTasks;
import dev.pacenote.application.parts.stock.CommitPartsChange;
import dev.pacenote.application.parts.stock.Movements;
import dev.pacenote.application.parts.stock.VerificationRounds;
import dev.pacenote.application.platform.OverloadedException;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.parts.attachment.Attachment;
import dev.pacenote.domain.parts.attachment.AttachmentDetails;
import dev.pacenote.domain.parts.attachment.AttachmentQuota;
import dev.pacenote.domain.parts.attachment.AttachmentState;
import dev.pacenote.domain.parts.attachment.FileName;
import dev.pacenote.domain.parts.attachment.FileType;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.catalogue.Workshop;
import dev.pacenote.domain.platform.idempotency.IdempotentRequest;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Parts in Postgres. */
class PostgresPartsTest
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
                AttachmentsContract {

    private static final PostgresStore STORE = PostgresStore.open(TestPostgres.newDatabase());

    private static final StandaloneStores BEANS =
            new StandaloneStores(STORE, Samples.topic(Samples.WEATHER, Optional.empty()));

    @AfterAll
    static void close() {
        BEANS.close();
        STORE.close();
    }

    /** The ledger is the truth: pools and totals are sums of it. */
    @AfterEach
    void every_balance_follows_from_the_ledger() {
        assertThat(
                        new TestSql(BEANS)
                                .number(
                                        """
                                        select count(*) from parts p
                                        where p.stock <> (select coalesce(sum(m.delta), 0)
                                                from movements m where (m.account_id, m.part_id)
                                                    = (p.account_id, p.part_id))
                                            or p.stock <> (select coalesce(sum(r.quantity), 0)
                                                from stock_rows r where (r.account_id, r.part_id)
                                                    = (p.account_id, p.part_id))
                                            or p.ledger_seq <> (select count(*)
                                                from movements m where (m.account_id, m.part_id)
                                                    = (p.account_id, p.part_id))
                                        """))
                .isZero();
    }

    /** The ten thousandth part is found without looking at those that are not in need. */
    @Test
    void the_check_reads_an_index_of_what_may_be_low() {
        var workshop = workshop();
        add(workshop, "p1", "9");
        STORE.inTransaction(
                () -> {
                    var sql = new TestSql(BEANS);
                    sql.run(
                            """
                            insert into parts select (jsonb_populate_record(p,
                                jsonb_build_object('part_id', 'many-' || n,
                                    'stock', case when n % 100 = 0 then 3 else 9 end))).*
                            from parts p, generate_series(1, 20000) n
                            where p.account_id = ?
                            """,
                            workshop.account().value());
                    sql.run("analyze parts");
                    var plan = sql.text("explain " + withValues(), 0L, "", 0L, "");
                    assertThat(plan)
                            .contains("parts_in_need")
                            .doesNotContain("Seq Scan on parts ")
                            .doesNotContain("parts_pkey");
                    assertThat(attention().of(workshop.account(), Optional.empty(), 1_000))
                            .hasSize(200);
                    sql.run("delete from parts where part_id like 'many-%'");
                    return true;
                });
    }

    /** Contention is an answer, not an outage (contract 3.1). */
    @Test
    void
            a_writer_who_waits_too_long_for_a_part_that_another_holds_is_told_so_and_changes_nothing() {
        var workshop = workshop();
        add(workshop, "p1", "9");
        var ids = Set.of(new PartId("p1"));
        var impatient = BEANS.get(PostgresPartsCommits.class).waitingAtMost(Duration.ofSeconds(1));
        try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
            STORE.inTransaction(
                    () -> {
                        commits()
                                .commit(
                                        workshop.account(),
                                        ids,
                                        _ -> CommitPartsChange.Outcome.nothing(true));
                        var waiting =
                                others.submit(
                                        () ->
                                                impatient.commit(
                                                        workshop.account(),
                                                        ids,
                                                        _ ->
                                                                CommitPartsChange.Outcome.nothing(
                                                                        true)));
                        assertThatThrownBy(() -> waiting.get(8, TimeUnit.SECONDS))
                                .hasCauseInstanceOf(OverloadedException.class);
                        return true;
                    });
        }
        assertThat(parts().find(PartsStores.key(workshop, "p1")).orElseThrow().part().version())
                .isEqualTo(1);
    }

    @Test
    void a_commit_waits_for_ten_seconds_behind_the_key_of_its_request_as_well() {
        var workshop = workshop();
        add(workshop, "p1", "9");
        STORE.inTransaction(
                () -> {
                    BEANS.get(PostgresIdempotencyKeys.class)
                            .claim(IdempotentRequest.of("7", "PUT", "p1", "lock", ""), NOW);
                    assertThat(lockTimeout()).as("as it was before").isEqualTo("0");
                    commits()
                            .commit(
                                    workshop.account(),
                                    Set.of(new PartId("p1")),
                                    _ -> CommitPartsChange.Outcome.nothing(true));
                    assertThat(lockTimeout()).isEqualTo("10s");
                    BEANS.get(PostgresIdempotencyKeys.class)
                            .claim(IdempotentRequest.of("7", "PUT", "p1", "lock-2", ""), NOW);
                    assertThat(lockTimeout()).as("nor does a later key end it").isEqualTo("10s");
                    return true;
                });
    }

    @Test
    void a_line_of_the_ledger_is_neither_changed_nor_deleted_by_anybody() {
        var workshop = workshop();
        add(workshop, "p1", "9");
        var ledger = movements().ofPart(PartsStores.key(workshop, "p1"));
        var sql = new TestSql(BEANS);

        for (var statement :
                List.of(
                        "update movements set delta = delta + 1 where account_id = ?",
                        "update movements set reason = reason where account_id = ?",
                        "delete from movements where account_id = ?",
                        "delete from parts where account_id = ?")) {
            assertThatThrownBy(
                            () -> STORE.run(() -> sql.run(statement, workshop.account().value())))
                    .as(statement)
                    .hasStackTraceContaining("line 1 of part p1 of account " + workshop.account());
        }

        assertThat(movements().ofPart(PartsStores.key(workshop, "p1"))).isEqualTo(ledger);
    }

    @Test
    void erasing_an_account_leaves_no_row_of_its_workshop_in_any_table() {
        var workshop = full();
        var other = full();
        var tables = tablesOfWorkshops();
        assertThat(tables)
                .contains("parts", "movements", "attachments")
                .allSatisfy(table -> assertThat(rows(table, workshop)).as(table).isPositive());

        accounts().delete(workshop.account());
        new EraseAttachments(
                        attachments(),
                        new InMemoryFiles(() -> NOW),
                        () -> NOW.plus(AttachmentState.MAX_PENDING))
                .erase(workshop.account());

        assertThat(tables)
                .allSatisfy(table -> assertThat(rows(table, workshop)).as(table).isZero())
                .allSatisfy(table -> assertThat(rows(table, other)).as(table).isPositive());
    }

    /** One that has something in every table; in a new one as well. */
    private Workshop full() {
        var workshop = workshop();
        var part = add(workshop, "p1", "3").part().key();
        workshops().save(workshop);
        attachments()
                .add(
                        Attachment.announced(
                                part,
                                UUID.randomUUID(),
                                UUID.randomUUID(),
                                new AttachmentDetails(
                                        FileName.cleaned("bill.pdf", FileType.PDF),
                                        FileType.PDF,
                                        10,
                                        Optional.empty(),
                                        AttachmentDetails.Kind.INVOICE,
                                        Optional.empty()),
                                NOW),
                        new AttachmentQuota(100, 1_000));
        var month = YearMonth.from(Samples.DAY);
        sums().months(workshop.account(), new LedgerSums.Months(month, month, ZoneOffset.UTC));
        return workshop;
    }

    /** Of the verification a place is stored, and nothing of whoever is there. */
    private static List<String> tablesOfWorkshops() {
        return new TestSql(BEANS)
                .text(
                        """
                        select table_name from information_schema.columns
                        where table_schema = current_schema() and column_name = 'account_id'
                            and data_type = 'bigint' and table_name <> 'ledger_verification'
                        """)
                .lines()
                .toList();
    }

    private static long rows(String table, Workshop workshop) {
        return new TestSql(BEANS)
                .number(
                        "select count(*) from " + table + " where account_id = ?",
                        workshop.account().value());
    }

    private static String lockTimeout() {
        return new TestSql(BEANS).text("select current_setting('lock_timeout')").strip();
    }

    /** The query of the check as JDBC has it. */
    private static String withValues() {
        return (PartRows.OF_PARTS
                        + PartRows.BEHIND
                        + PartRows.IN_NEED_AND_OF_TASKS
                        + PartRows.BEHIND
                        + PartRows.THAT_ARE_OPEN)
                .replaceAll(":(account|id)", "?")
                .replace(":limit", "200");
    }

    @Override
    public Accounts accounts() {
        return BEANS.get(PostgresAccounts.class);
    }

    @Override
    public Parts parts() {
        return BEANS.get(PostgresParts.class);
    }

    @Override
    public Workshops workshops() {
        return BEANS.get(PostgresWorkshops.class);
    }

    @Override
    public CommitPartsChange commits() {
        return BEANS.get(PostgresPartsCommits.class);
    }

    @Override
    public Movements movements() {
        return BEANS.get(PostgresMovements.class);
    }

    @Override
    public LedgerSums sums() {
        return BEANS.get(PostgresLedgerSums.class);
    }

    @Override
    public PartUsage usage() {
        return BEANS.get(PostgresPartUsage.class);
    }

    @Override
    public ReorderTasks tasks() {
        return BEANS.get(PostgresReorderTasks.class);
    }

    @Override
    public PartsNeedingAttention attention() {
        return BEANS.get(PostgresReorderTasks.class);
    }

    @Override
    public VerificationRounds rounds() {
        return BEANS.get(PostgresVerificationRounds.class);
    }

    @Override
    public CheckRuns runs() {
        return BEANS.get(PostgresCheckRuns.class);
    }

    @Override
    public Attachments attachments() {
        return BEANS.get(PostgresAttachments.class);
    }

    @Override
    public Transactions transactions() {
        return STORE;
    }
}
