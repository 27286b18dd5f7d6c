package dev.pacenote.adapters.out.dynamodb.parts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.adapters.out.dynamodb.parts.analytics.DynamoLedgerSums;
import dev.pacenote.adapters.out.dynamodb.parts.catalogue.DynamoParts;
import dev.pacenote.adapters.out.dynamodb.parts.catalogue.DynamoWorkshops;
import dev.pacenote.adapters.out.dynamodb.parts.stock.DynamoPartsCommits;
import dev.pacenote.adapters.out.dynamodb.parts.stock.DynamoPartsEraser;
import dev.pacenote.adapters.out.dynamodb.platform.LocalDynamo;
import dev.pacenote.application.contracts.parts.PartsStores;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.InMemoryAccounts;
import dev.pacenote.application.parts.analytics.LedgerSums;
import dev.pacenote.application.parts.analytics.LedgerSums.Month;
import dev.pacenote.application.parts.catalogue.Parts;
import dev.pacenote.application.parts.catalogue.Workshops;
import dev.pacenote.application.parts.stock.CommitPartsChange;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import dev.pacenote.domain.parts.catalogue.Workshop;
import dev.pacenote.domain.parts.stock.MovementType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** How months of ledgers are kept, and how much that asks of DynamoDB. */
class LedgerMonthsTest implements PartsStores {

    private static final String QUERY = "queryPaginator";
    private static final String WRITE = "transactWriteItems";

    private static final LocalDynamo DYNAMO = new LocalDynamo();
    private static final Tables ACCOUNTS = new Tables();
    private static final PartsTables OTHERS = PartsTestTables.create(DYNAMO.client(), "months");

    private final WatchedClient watched = new WatchedClient(DYNAMO.client());
    private final PartsTables tables = PartsTestTables.of(watched.client(), "months");
    private final DynamoPartsTransactions units =
            new DynamoPartsTransactions(tables, Duration.ofMinutes(2));
    private final LedgerSums sums = new DynamoLedgerSums(tables);

    @AfterAll
    static void close() {
        DYNAMO.close();
    }

    @Override
    public Accounts accounts() {
        return new InMemoryAccounts(ACCOUNTS);
    }

    @Override
    public Parts parts() {
        return new DynamoParts(tables, units);
    }

    @Override
    public Workshops workshops() {
        return new DynamoWorkshops(tables, units);
    }

    @Override
    public CommitPartsChange commits() {
        return new DynamoPartsCommits(tables, units);
    }

    private void addUsed(Workshop workshop, String id) {
        add(workshop, id, "20");
        use(workshop, id, 60);
    }

    private void use(Workshop workshop, String id, int seconds) {
        move(workshop, id, MovementType.CONSUME, VehicleModel.ALL, "1", seconds);
    }

    private static BigDecimal used(LedgerSums sums, AccountId account, ZoneId zone) {
        var present = YearMonth.from(NOW.atZone(zone));
        return sums
                .months(
                        account,
                        new LedgerSums.Months(present.minusMonths(1), present.plusMonths(1), zone))
                .stream()
                .map(Month::consumed)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal used(Workshop workshop) {
        return used(sums, workshop.account(), ZoneOffset.UTC);
    }

    private List<String> kept(Workshop workshop) {
        return tables.parts().scan(PartsTables.USER, PartsTables.PART).stream()
                .filter(item -> item.string(PartsTables.USER).equals(workshop.account().toString()))
                .map(item -> item.string(PartsTables.PART))
                .filter(name -> name.startsWith(PartsTables.SUMS))
                .toList();
    }

    @Test
    void a_workshop_that_asks_again_reads_no_ledger_and_writes_nothing() {
        var workshop = workshop();
        List.of("a", "b", "c").forEach(id -> addUsed(workshop, id));
        assertThat(used(workshop)).isEqualByComparingTo("3");

        watched.forgets();
        assertThat(used(workshop)).isEqualByComparingTo("3");

        assertThat(watched.requests()).containsExactly(QUERY, QUERY);
    }

    @Test
    void of_what_came_since_the_ledgers_of_its_parts_are_read_and_no_others() {
        var workshop = workshop();
        List.of("a", "b", "c").forEach(id -> addUsed(workshop, id));
        used(workshop);
        use(workshop, "b", 120);

        watched.forgets();
        assertThat(used(workshop)).isEqualByComparingTo("4");

        assertThat(watched.requests()).containsExactly(QUERY, QUERY, QUERY, WRITE);
        assertThat(watched.written()).containsExactly(2);
    }

    @Test
    void months_of_many_parts_are_stored_as_many_at_once_as_a_write_takes() {
        var workshop = workshop();
        IntStream.range(0, 101).forEach(i -> addUsed(workshop, "part-" + i));

        watched.forgets();
        assertThat(used(workshop)).isEqualByComparingTo("101");

        assertThat(watched.written()).containsExactly(100, 3);
        assertThat(watched.requests()).filteredOn(QUERY::equals).hasSize(2 + 101);
        assertThat(kept(workshop)).hasSize(101);
    }

    @Test
    void what_somebody_else_added_up_meanwhile_counts_once() {
        var workshop = workshop();
        List.of("a", "b").forEach(id -> addUsed(workshop, id));
        var others = new DynamoLedgerSums(OTHERS);
        var otherZone = ZoneOffset.ofHours(14);
        for (var zone : List.of(ZoneOffset.UTC, otherZone)) {
            watched.beforeTheNextWrite(
                    () ->
                            assertThat(used(others, workshop.account(), zone))
                                    .isEqualByComparingTo("2"));
            assertThat(used(workshop)).isEqualByComparingTo("2");
            use(workshop, "a", 120);
            assertThat(used(workshop)).isEqualByComparingTo("3");
            move(workshop, "a", MovementType.RETURN, VehicleModel.ALL, "1", 180);
        }
        assertThat(used(others, workshop.account(), ZoneOffset.UTC)).isEqualByComparingTo("2");
    }

    @Test
    void erasing_takes_the_months_along_also_those_that_are_added_up_at_that_moment() {
        var workshop = workshop();
        var eraser = new DynamoPartsEraser(OTHERS);
        addUsed(workshop, "a");
        used(workshop);
        assertThat(kept(workshop)).containsExactly(PartsTables.SUMS + "a");
        addUsed(workshop, "b");

        watched.beforeTheNextWrite(() -> eraser.erase(workshop.account()));
        assertThat(used(workshop)).isEqualByComparingTo("2");

        assertThat(kept(workshop)).isEmpty();
        assertThat(used(workshop)).isZero();
    }
}
