package dev.pacenote.adapters.out.dynamodb.parts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.adapters.out.dynamodb.parts.catalogue.DynamoParts;
import dev.pacenote.adapters.out.dynamodb.parts.catalogue.DynamoWorkshops;
import dev.pacenote.adapters.out.dynamodb.parts.stock.DynamoPartsCommits;
import dev.pacenote.adapters.out.dynamodb.parts.stock.DynamoPartsEraser;
import dev.pacenote.adapters.out.dynamodb.platform.LocalDynamo;
import dev.pacenote.application.contracts.parts.PartsStores;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.InMemoryAccounts;
import dev.pacenote.application.parts.catalogue.Parts;
import dev.pacenote.application.parts.catalogue.Workshops;
import dev.pacenote.application.parts.stock.CommitPartsChange;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import dev.pacenote.domain.parts.catalogue.Workshop;
import dev.pacenote.domain.parts.stock.MovementType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Whoever deletes their account leaves nothing, also when a phone of theirs is at work. */
class PartsEraserTest implements PartsStores {

    private static final LocalDynamo DYNAMO = new LocalDynamo();
    private static final Tables ACCOUNTS = new Tables();
    private static final PartsTables TABLES = PartsTestTables.create(DYNAMO.client(), "erased");

    private final DynamoPartsTransactions units =
            new DynamoPartsTransactions(TABLES, Duration.ofMinutes(2));

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
        return new DynamoParts(TABLES, units);
    }

    @Override
    public Workshops workshops() {
        return new DynamoWorkshops(TABLES, units);
    }

    @Override
    public CommitPartsChange commits() {
        return new DynamoPartsCommits(TABLES, units);
    }

    /** The same client; something else happens before its first deletion. */
    private static DynamoDbClient interrupted(Runnable meanwhile) {
        var happened = new AtomicBoolean();
        return (DynamoDbClient)
                Proxy.newProxyInstance(
                        DynamoDbClient.class.getClassLoader(),
                        new Class<?>[] {DynamoDbClient.class},
                        (_, method, arguments) -> {
                            if (method.getName().equals("deleteItem")
                                    && !happened.getAndSet(true)) {
                                meanwhile.run();
                            }
                            try {
                                return method.invoke(DYNAMO.client(), arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    private static void eraseDuring(Workshop workshop, Runnable meanwhile) {
        new DynamoPartsEraser(PartsTestTables.of(interrupted(meanwhile), "erased"))
                .erase(workshop.account());
    }

    @Test
    void a_part_whose_ledger_is_being_erased_is_changed_no_more() {
        var workshop = workshop();
        add(workshop, "oil", "20");
        var refused = new ArrayList<NoSuchElementException>();

        eraseDuring(
                workshop,
                () -> {
                    try {
                        move(workshop, "oil", MovementType.CONSUME, VehicleModel.ALL, "1", 60);
                    } catch (NoSuchElementException e) {
                        refused.add(e);
                    }
                });

        assertThat(refused).as("nobody finds the part").hasSize(1);
        assertThat(TABLES.stock().scan(PartsTables.PART))
                .as("pools, ledger and pointers")
                .noneMatch(
                        item -> item.string(PartsTables.PART).startsWith(workshop.account() + "#"));
    }
}
