package dev.pacenote.application.trackmania.driver;

import dev.pacenote.application.dailyrun.SectionWriter;
import dev.pacenote.application.delivery.ChooseChannel;
import dev.pacenote.application.digest.SectionResults;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.trackmania.driver.DriverIdentity;
import dev.pacenote.domain.trackmania.driver.GuardList;
import java.time.InstantSource;
import java.util.List;

/**
 * Tells a driver what became of the places they guard: each is compared with the board of this
 * pass. Notices, places and history are stored together, so a crash repeats nothing and loses
 * nothing.
 */
public final class DriverSectionWriter implements SectionWriter {

    private final DriverNotifications notifications;
    private final Drivers drivers;
    private final ComparePositions positions;
    private final ChooseChannel channels;
    private final SectionResults results;
    private final Transactions transactions;
    private final InstantSource clock;

    public DriverSectionWriter(
            DriverNotifications notifications,
            Drivers drivers,
            ComparePositions positions,
            ChooseChannel channels,
            SectionResults results,
            Transactions transactions,
            InstantSource clock) {
        this.notifications = notifications;
        this.drivers = drivers;
        this.positions = positions;
        this.channels = channels;
        this.results = results;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Topic topic() {
        return PositionFacts.TOPIC;
    }

    @Override
    public List<AccountId> due(DailyRun run) {
        return notifications.due(run.pass());
    }

    @Override
    public boolean write(AccountId person, DailyRun run) {
        return transactions.inTransaction(
                () -> {
                    var driver = drivers.find(person);
                    var guarded =
                            notifications
                                    .findForUpdate(person)
                                    .filter(list -> !list.notifications().isEmpty());
                    return driver.isPresent()
                            && guarded.isPresent()
                            && write(person, driver.get(), guarded.get(), run);
                });
    }

    private boolean write(AccountId owner, DriverIdentity driver, GuardList list, DailyRun run) {
        var choice = channels.dailyMail(owner);
        if (!choice.fillsInbox()) {
            // Not looked at now: the first look once that changes compares with the last one.
            return false;
        }
        boolean mayMail = choice.mayUse();
        if (list.isProcessed(run.pass())) {
            return mayMail;
        }
        var compared = positions.compare(list, driver, run, mayMail, clock.instant());
        results.tell(owner, run.date(), compared.notices());
        notifications
                .save(compared.list().markProcessed(run.pass()))
                .orUndo("the places that " + owner + " guards");
        var coverage = compared.coverage();
        results.covered(owner, topic(), run.date(), coverage);
        if (mayMail) {
            boolean news = compared.notices().stream().anyMatch(Notice::isNews);
            results.note(
                    owner,
                    topic(),
                    run.date(),
                    news,
                    coverage,
                    DriverSectionRenderer.nothingNew(coverage));
        }
        return mayMail;
    }
}
