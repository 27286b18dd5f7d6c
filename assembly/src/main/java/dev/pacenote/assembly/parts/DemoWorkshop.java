package dev.pacenote.assembly.parts;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.parts.reorder.CheckParts;
import dev.pacenote.application.parts.reorder.ManageReorderTasks;
import dev.pacenote.application.parts.reorder.ManageReorderTasks.Action;
import dev.pacenote.application.parts.reorder.ReadReorderTasks;
import dev.pacenote.application.parts.reorder.ReorderTasks;
import dev.pacenote.application.parts.stock.ChangeStock;
import dev.pacenote.application.parts.stock.ManageParts;
import dev.pacenote.application.parts.stock.MovementsQuery;
import dev.pacenote.application.parts.stock.ReadStock;
import dev.pacenote.assembly.sandbox.DemoPerson;
import dev.pacenote.configuration.Choices;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import dev.pacenote.domain.parts.reorder.Order;
import dev.pacenote.domain.parts.stock.Movement;
import dev.pacenote.domain.parts.stock.MovementType;
import dev.pacenote.domain.parts.stock.StockCommand;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The workshop of the sandbox's first person: on each day that passes there it uses one of some
 * parts, and what runs low is found.
 */
@Singleton
@Requires(property = Choices.AREA + PartsArea.NAME, value = "true")
@Requires(property = "pacenote.sandbox", value = "true")
final class DemoWorkshop {

    private static final Logger LOG = LoggerFactory.getLogger(DemoWorkshop.class);

    /** So many days back it may have to make up for. */
    private static final int DAYS = 4;

    private static final int DELIVERY_DAYS = 7;
    private static final int CLOSES_AT = 16;

    private static final StockCommand.Options WHAT_IS_THERE =
            new StockCommand.Options(Optional.empty(), Optional.empty(), true, true);

    /** What is done with parts. */
    @Singleton
    @Requires(property = Choices.AREA + PartsArea.NAME, value = "true")
    record Work(
            ManageParts parts,
            ChangeStock stock,
            ReadStock ledger,
            ManageReorderTasks orders,
            ReadReorderTasks tasks,
            CheckParts check) {}

    private final Accounts accounts;
    private final Work work;
    private final PartsConfiguration configuration;
    private final InstantSource clock;

    /** The day on which all until then was used. */
    private @Nullable LocalDate workedOff;

    DemoWorkshop(
            Accounts accounts, Work work, PartsConfiguration configuration, InstantSource clock) {
        this.accounts = accounts;
        this.work = work;
        this.configuration = configuration;
        this.clock = clock;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** Fills the shelves, and orders what is low at once. */
    void open(AccountId account) {
        for (var part : DemoPart.values()) {
            // One that is there already is refused, and stays.
            work.parts()
                    .add(
                            new ManageParts.NewPart(
                                    account,
                                    Optional.of(part.id()),
                                    part.details(),
                                    BigDecimal.valueOf(part.stock()),
                                    Optional.empty(),
                                    Movement.Source.API));
        }
        work.tasks().list(account, ReorderTasks.Status.PENDING).stream()
                .map(ReadReorderTasks.ShownTask::task)
                .filter(task -> task.part().id().equals(DemoPart.BATTERY.id()))
                .forEach(
                        task ->
                                work.orders()
                                        .act(
                                                account,
                                                task.id(),
                                                Optional.empty(),
                                                new Action.PlaceOrder(
                                                        BigDecimal.valueOf(4),
                                                        _ ->
                                                                new Order.Expected(
                                                                        Optional.of(
                                                                                today().plusDays(
                                                                                                DELIVERY_DAYS)),
                                                                        "PO-70"))));
    }

    /** Time goes on there. What fails is tried again. */
    @Scheduled(fixedDelay = "2s")
    synchronized void goOn() {
        try {
            accounts.findByLogin(new EmailAddress(DemoPerson.FIRST.email()).key())
                    .map(Account::id)
                    .ifPresent(this::workOff);
            work.check().checkAllIfDue(configuration.leastBetweenChecks());
        } catch (RuntimeException e) {
            LOG.debug("the workshop rests now", e);
        }
    }

    /** Uses what is used on each day until yesterday on which nothing was used yet. */
    private void workOff(AccountId account) {
        // Read once: at a first start days pass while this works.
        var today = today();
        if (today.equals(workedOff)) {
            return;
        }
        for (int back = DAYS; back >= 1; back--) {
            var day = today.minusDays(back);
            if (isOpenOn(account, day) && !isDone(account, day)) {
                work.stock()
                        .change(
                                account,
                                Arrays.stream(DemoPart.values())
                                        .filter(DemoPart::isUsed)
                                        .map(DemoWorkshop::one)
                                        .toList(),
                                note(account, day));
            }
        }
        workedOff = today;
    }

    private static ChangeStock.Line one(DemoPart part) {
        return new ChangeStock.Line(
                part.id(), MovementType.CONSUME, VehicleModel.ALL, BigDecimal.ONE, WHAT_IS_THERE);
    }

    private static String job(LocalDate day) {
        return "JOB-" + day;
    }

    private static ChangeStock.Note note(AccountId account, LocalDate day) {
        return new ChangeStock.Note(
                account,
                "",
                job(day),
                Movement.Source.API,
                Optional.of(day.atTime(CLOSES_AT, 0).toInstant(ZoneOffset.UTC)));
    }

    /** Whether there was stock on the day before. */
    private boolean isOpenOn(AccountId account, LocalDate day) {
        return isThere(
                account,
                new MovementsQuery.Filter(
                        Optional.of(MovementType.OPENING),
                        Optional.empty(),
                        Optional.of(day.atStartOfDay().toInstant(ZoneOffset.UTC)),
                        Optional.empty()));
    }

    private boolean isDone(AccountId account, LocalDate day) {
        return isThere(
                account,
                new MovementsQuery.Filter(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(job(day))));
    }

    private boolean isThere(AccountId account, MovementsQuery.Filter filter) {
        return !work.ledger()
                .movements(
                        new MovementsQuery(account, Optional.empty(), filter, Optional.empty(), 1))
                .isEmpty();
    }
}
