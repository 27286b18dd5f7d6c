package dev.pacenote.adapters.out.dynamodb.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.adapters.out.dynamodb.notice.NoticeItems;
import dev.pacenote.adapters.out.dynamodb.parts.WatchedClient.KilledError;
import dev.pacenote.adapters.out.dynamodb.parts.catalogue.DynamoParts;
import dev.pacenote.adapters.out.dynamodb.parts.catalogue.DynamoWorkshops;
import dev.pacenote.adapters.out.dynamodb.parts.reorder.DynamoReorderTasks;
import dev.pacenote.adapters.out.dynamodb.parts.stock.DynamoMovements;
import dev.pacenote.adapters.out.dynamodb.parts.stock.DynamoPartsCommits;
import dev.pacenote.adapters.out.dynamodb.parts.stock.DynamoPartsEraser;
import dev.pacenote.adapters.out.dynamodb.parts.stock.DynamoPartsOutbox;
import dev.pacenote.adapters.out.dynamodb.parts.stock.DynamoPartsReplies;
import dev.pacenote.adapters.out.dynamodb.platform.LocalDynamo;
import dev.pacenote.application.contracts.parts.PartsStores;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.InMemoryAccounts;
import dev.pacenote.application.notice.FactsCodec;
import dev.pacenote.application.notice.TopicDefinition;
import dev.pacenote.application.parts.catalogue.Parts;
import dev.pacenote.application.parts.catalogue.Workshops;
import dev.pacenote.application.parts.reorder.ReorderTasks;
import dev.pacenote.application.parts.stock.CommitPartsChange;
import dev.pacenote.application.parts.stock.CommitPartsChange.Outcome;
import dev.pacenote.application.parts.stock.PartNotices;
import dev.pacenote.application.parts.stock.WriteOnce;
import dev.pacenote.application.parts.stock.WriteOnce.Written;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.platform.idempotency.DoOnce;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.parts.catalogue.PartDetails;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import dev.pacenote.domain.parts.catalogue.Workshop;
import dev.pacenote.domain.parts.reorder.PartFacts;
import dev.pacenote.domain.parts.stock.MovementType;
import dev.pacenote.domain.parts.stock.PartChange;
import dev.pacenote.domain.parts.stock.StockLedger;
import dev.pacenote.domain.platform.idempotency.Claim;
import dev.pacenote.domain.platform.idempotency.IdempotentRequest;
import dev.pacenote.domain.platform.idempotency.StoredReply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one write of a change of parts takes along, and how much it asks of DynamoDB. */
class StoredTogetherTest implements PartsStores {

    private static final LocalDynamo DYNAMO = new LocalDynamo();
    private static final Tables ACCOUNTS = new Tables();

    static {
        PartsTestTables.create(DYNAMO.client(), "together");
    }

    private final WatchedClient watched = new WatchedClient(DYNAMO.client());
    private final PartsTables tables = PartsTestTables.of(watched.client(), "together");
    private final DynamoPartsTransactions units =
            new DynamoPartsTransactions(tables, Duration.ofMinutes(2));
    private final List<Notice> told = new CopyOnWriteArrayList<>();
    private boolean nobodyListens;
    private Instant now = NOW;

    private final DynamoPartsOutbox outbox =
            new DynamoPartsOutbox(
                    tables,
                    units,
                    new NoticeItems(
                            List.of(
                                    new TopicDefinition(
                                            PartFacts.LOW,
                                            new FactsCodec<>(
                                                    PartFacts.class,
                                                    PartFacts::stored,
                                                    PartFacts::of),
                                            Optional.empty(),
                                            Optional.empty(),
                                            PartFacts.CHANNELS))),
                    () ->
                            (_, notices) -> {
                                if (nobodyListens) {
                                    throw new IllegalStateException("nobody listens");
                                }
                                told.addAll(notices);
                                return notices.size();
                            },
                    () -> now);

    private final WriteOnce once =
            new WriteOnce(new DoOnce(new DynamoPartsReplies(tables, units), () -> now), units);

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

    private Quantity stock(Workshop workshop, String id) {
        return parts().find(PartsStores.key(workshop, id)).orElseThrow().part().stock();
    }

    private Written<Quantity> takeOne(Workshop workshop, IdempotentRequest request) {
        return takeOneOf(workshop, "p1", request);
    }

    private Written<Quantity> takeOneOf(Workshop workshop, String part, IdempotentRequest request) {
        return once.write(
                Optional.of(request),
                () ->
                        move(workshop, part, MovementType.CONSUME, VehicleModel.ALL, "1", 60)
                                .part()
                                .stock(),
                left -> Optional.of(reply(left.toString())));
    }

    private static StoredReply reply(String content) {
        return new StoredReply(200, content, Optional.empty(), Optional.empty());
    }

    private static IdempotentRequest request() {
        return IdempotentRequest.of("7", "", "", UUID.randomUUID().toString(), "take one");
    }

    @Test
    void a_change_whose_answer_is_lost_is_done_once_by_who_sends_it_again() {
        var workshop = workshop();
        add(workshop, "p1", "20");
        var request = request();

        watched.losesTheNextAnswer();
        assertThatThrownBy(() -> takeOne(workshop, request))
                .isInstanceOf(StoreUnavailableException.class);
        assertThat(takeOne(workshop, request)).isEqualTo(new Written.Repeated<>(reply("19")));

        assertThat(stock(workshop, "p1")).isEqualTo(Quantity.of(19));
        assertThat(
                        takeOne(
                                workshop,
                                new IdempotentRequest(request.caller(), request.scope(), "else")))
                .isInstanceOf(Written.KeyReused.class);
    }

    @Test
    void of_many_with_one_key_at_once_one_is_done_and_all_get_its_answer() {
        var workshop = workshop();
        add(workshop, "p1", "20");
        var request = request();

        var answers = Samples.atOnce(8, () -> takeOne(workshop, request));

        assertThat(answers).filteredOn(Written.Done.class::isInstance).hasSize(1);
        assertThat(answers)
                .filteredOn(Written.Repeated.class::isInstance)
                .hasSize(7)
                .allMatch(new Written.Repeated<>(reply("19"))::equals);
        assertThat(stock(workshop, "p1")).isEqualTo(Quantity.of(19));
    }

    /** Nothing but the reply keeps them apart. */
    @Test
    void of_many_with_one_key_that_change_other_parts_one_is_done() {
        var workshop = workshop();
        var parts = IntStream.range(0, 8).mapToObj(i -> "p" + i).toList();
        parts.forEach(id -> add(workshop, id, "20"));
        var request = request();
        var next = new AtomicInteger();

        var answers =
                Samples.atOnce(
                        8, () -> takeOneOf(workshop, parts.get(next.getAndIncrement()), request));

        assertThat(answers).filteredOn(Written.Done.class::isInstance).hasSize(1);
        assertThat(parts).filteredOn(id -> stock(workshop, id).equals(Quantity.of(19))).hasSize(1);
    }

    @Test
    void a_part_that_changes_while_it_is_read_is_shown_as_it_was_at_one_moment() {
        var workshop = workshop();
        add(workshop, "p1", "20");
        watched.afterTheNextRead(
                () ->
                        CompletableFuture.runAsync(
                                        () ->
                                                move(
                                                        workshop,
                                                        "p1",
                                                        MovementType.CONSUME,
                                                        VehicleModel.ALL,
                                                        "1",
                                                        60))
                                .join());

        var shown = parts().find(PartsStores.key(workshop, "p1")).orElseThrow();

        assertThat(shown.part().stock()).isEqualTo(Quantity.of(19));
        assertThat(shown.sum()).isEqualTo(Quantity.of(19));
    }

    @Test
    void a_key_is_anybodys_again_when_its_reply_has_expired() {
        var workshop = workshop();
        add(workshop, "p1", "20");
        var request = request();
        takeOne(workshop, request);
        now = now.plus(IdempotentRequest.KEPT).plusSeconds(1);

        assertThat(takeOne(workshop, request)).isEqualTo(new Written.Done<>(Quantity.of(18)));
    }

    /** Runs low with a notice, in one piece of work. */
    private void runLow(Workshop workshop) {
        var context = PartsStores.context(workshop, NOW);
        var id = new PartId("p1");
        units.run(
                () -> {
                    var change =
                            PartsStores.done(
                                    commits()
                                            .commit(
                                                    workshop.account(),
                                                    Set.of(id),
                                                    found -> {
                                                        var taken =
                                                                PartsStores.changed(
                                                                                new StockLedger(
                                                                                                context)
                                                                                        .apply(
                                                                                                PartChange
                                                                                                        .begin(
                                                                                                                found.find(
                                                                                                                                id)
                                                                                                                        .orElseThrow()),
                                                                                                PartsStores
                                                                                                        .command(
                                                                                                                workshop
                                                                                                                        .account(),
                                                                                                                MovementType
                                                                                                                        .CONSUME,
                                                                                                                VehicleModel
                                                                                                                        .ALL,
                                                                                                                "4",
                                                                                                                NOW)))
                                                                        .finished(context);
                                                        return new Outcome<>(taken, List.of(taken));
                                                    }));
                    outbox.tell(
                            workshop.account(),
                            change.alerts().stream()
                                    .map(alert -> PartNotices.of(alert, context))
                                    .toList());
                });
    }

    @Test
    void what_is_told_with_a_change_is_told_at_once_and_not_again() {
        var workshop = workshop();
        add(workshop, "p1", "9");

        runLow(workshop);
        now = now.plusSeconds(60);

        assertThat(told).hasSize(1);
        assertThat(outbox.relay()).isZero();
        assertThat(told).hasSize(1);
    }

    @Test
    void what_a_crash_kept_from_being_told_is_told_later_as_it_was() {
        var workshop = workshop();
        add(workshop, "p1", "9");
        nobodyListens = true;
        runLow(workshop);
        assertThat(stock(workshop, "p1")).isEqualTo(Quantity.of(5));

        nobodyListens = false;
        assertThat(outbox.relay()).as("whoever wrote it may still be at it").isZero();
        now = now.plusSeconds(60);
        nobodyListens = true;
        assertThat(outbox.relay()).as("a failure leaves it").isZero();
        nobodyListens = false;
        assertThat(outbox.relay()).isEqualTo(1);

        assertThat(told)
                .singleElement()
                .satisfies(
                        notice -> {
                            assertThat(notice.account()).isEqualTo(workshop.account());
                            assertThat(notice.key().topic()).isEqualTo(PartFacts.LOW);
                            assertThat(((PartFacts) notice.facts()).numbers().stock())
                                    .isEqualTo(Quantity.of(5));
                        });
        assertThat(outbox.relay()).isZero();
    }

    /** Some function that is killed, and another one to which the same is sent again. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_function_that_is_killed_at_any_request_counts_once_what_is_sent_again(
            boolean theStoreHasDoneIt) {
        int request = 0;
        while (isKilledAt(++request, theStoreHasDoneIt)) {
            assertThat(request).as("requests of one change").isLessThan(30);
        }
        assertThat(request).as("requests of one change").isGreaterThan(4);
    }

    private boolean isKilledAt(int request, boolean theStoreHasDoneIt) {
        var workshop = workshop();
        add(workshop, "p1", "9");
        var key = request();
        boolean killed = false;
        watched.diesAt(request, theStoreHasDoneIt);
        try {
            runLow(workshop, key);
        } catch (KilledError e) {
            killed = true;
        }
        watched.livesAgain();

        runLow(workshop, key);
        now = now.plusSeconds(60);
        outbox.relay();
        outbox.relay();

        var stocked = parts().find(PartsStores.key(workshop, "p1")).orElseThrow();
        assertThat(stocked.part().stock()).as("request %s", request).isEqualTo(Quantity.of(5));
        assertThat(stocked.sum()).isEqualTo(Quantity.of(5));
        assertThat(new DynamoMovements(tables).ofPart(stocked.part().key()))
                .extracting(it -> it.delta().toString())
                .containsExactlyInAnyOrder("9", "-4");
        assertThat(
                        new DynamoReorderTasks(tables, new DynamoParts(tables, units))
                                .list(workshop.account(), ReorderTasks.Status.ALL, 9))
                .extracting(it -> Optional.of(it.task()))
                .containsExactly(stocked.task());
        assertThat(told)
                .filteredOn(it -> it.account().equals(workshop.account()))
                .extracting(Notice::key)
                .as("what the core of notices takes for one")
                .isNotEmpty()
                .containsOnly(told.getLast().key());
        return killed;
    }

    private void runLow(Workshop workshop, IdempotentRequest key) {
        once.write(
                Optional.of(key),
                () -> {
                    runLow(workshop);
                    return true;
                },
                _ -> Optional.of(reply("low")));
    }

    @Test
    void nothing_is_told_of_what_is_undone() {
        var workshop = workshop();
        add(workshop, "p1", "9");

        assertThatThrownBy(
                        () ->
                                units.run(
                                        () -> {
                                            runLow(workshop);
                                            throw new IllegalArgumentException("undo");
                                        }))
                .isInstanceOf(IllegalArgumentException.class);
        now = now.plusSeconds(60);

        assertThat(outbox.relay()).isZero();
        assertThat(told).isEmpty();
        assertThat(stock(workshop, "p1")).isEqualTo(Quantity.of(9));
    }

    @Test
    void a_change_is_two_questions_and_one_write_whose_size_is_known() {
        var workshop = workshop();
        add(workshop, "p1", "9");
        watched.forgets();

        move(workshop, "p1", MovementType.CONSUME, VehicleModel.ALL, "1", 60);

        assertThat(watched.requests())
                .as("part; pools; the write")
                .containsExactly("batchGetItem", "batchGetItem", "transactWriteItems");
        assertThat(watched.written()).as("part, pool, line and its place").containsExactly(4);
    }

    @Test
    void a_job_of_fifteen_parts_that_all_run_low_is_one_write() {
        var workshop = workshop();
        var ids =
                IntStream.range(0, CommitPartsChange.MAX_PARTS)
                        .mapToObj(i -> new PartId("p" + i))
                        .collect(Collectors.toSet());
        ids.forEach(id -> add(workshop, id.value(), "6"));
        var context = PartsStores.context(workshop, NOW);
        watched.forgets();

        commits()
                .commit(
                        workshop.account(),
                        ids,
                        found -> {
                            var changes = new ArrayList<PartChange>();
                            for (var stocked : found.all().values()) {
                                changes.add(
                                        PartsStores.changed(
                                                        new StockLedger(context)
                                                                .apply(
                                                                        PartChange.begin(stocked),
                                                                        PartsStores.command(
                                                                                workshop.account(),
                                                                                MovementType
                                                                                        .CONSUME,
                                                                                VehicleModel.ALL,
                                                                                "2",
                                                                                NOW)))
                                                .finished(context));
                            }
                            return new Outcome<>(true, changes);
                        });

        assertThat(watched.written()).containsExactly(15 * 5);
        assertThat(watched.requests()).hasSize(3);
    }

    @Test
    void replies_go_with_their_account_and_those_of_others_stay() {
        var workshop = workshop();
        var other = workshop();
        add(workshop, "p1", "20");
        add(other, "p1", "20");
        var mine = requests(workshop);
        var theirs = requests(other);
        mine.forEach(request -> takeOne(workshop, request));
        theirs.forEach(request -> takeOne(other, request));
        var replies = new DynamoPartsReplies(tables, units);

        new DynamoPartsEraser(tables).erase(workshop.account());

        assertThat(mine)
                .allSatisfy(
                        request ->
                                assertThat(replies.find(request, now))
                                        .isEqualTo(new Claim.First()));
        assertThat(theirs)
                .allSatisfy(
                        request ->
                                assertThat(replies.find(request, now))
                                        .isInstanceOf(Claim.Repeated.class));
    }

    private static List<IdempotentRequest> requests(Workshop workshop) {
        return IntStream.range(0, 5)
                .mapToObj(
                        i ->
                                IdempotentRequest.of(
                                        workshop.account().toString(), "", "", "key-" + i, "take"))
                .toList();
    }

    @Test
    void erasing_leaves_nothing_of_an_account_and_all_of_others() {
        var workshop = workshop();
        var other = workshop();
        add(workshop, "p1", PartDetails.named("A", Quantity.of(5)), "9");
        add(other, "p1", "9");
        move(workshop, "p1", MovementType.CONSUME, new VehicleModel("ALL"), "6", 60);
        var line = new DynamoMovements(tables).ofPart(PartsStores.key(workshop, "p1")).getFirst();
        assertThat(workshops().save(workshop)).isNotNull();

        var eraser = new DynamoPartsEraser(tables);
        eraser.erase(workshop.account());
        eraser.erase(workshop.account());

        assertThat(parts().count(workshop.account())).isZero();
        assertThat(parts().find(PartsStores.key(workshop, "p1"))).isEmpty();
        assertThat(workshops().find(workshop.account())).isEmpty();
        assertThat(new DynamoMovements(tables).find(workshop.account(), line.id())).isEmpty();
        assertThat(tables.stock().scan(PartsTables.PART))
                .noneMatch(
                        item -> item.string(PartsTables.PART).startsWith(workshop.account() + "#"));
        assertThat(stock(other, "p1")).isEqualTo(Quantity.of(9));
        assertThatThrownBy(() -> add(workshop, "p2", "1"))
                .as("whoever was about to add one")
                .isInstanceOf(IllegalStateException.class);
    }
}
