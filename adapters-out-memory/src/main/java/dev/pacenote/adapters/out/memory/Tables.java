package dev.pacenote.adapters.out.memory;

import dev.pacenote.application.admin.Settings;
import dev.pacenote.application.shared.Transactions;
import dev.pacenote.domain.admin.AuditEntry;
import dev.pacenote.domain.admin.Feedback;
import dev.pacenote.domain.admin.Setting;
import dev.pacenote.domain.identity.Account;
import dev.pacenote.domain.identity.UserId;
import dev.pacenote.domain.notice.Coverage;
import dev.pacenote.domain.notice.DailyEmail;
import dev.pacenote.domain.notice.DailyRun;
import dev.pacenote.domain.notice.HistoryEntry;
import dev.pacenote.domain.notice.MailKey;
import dev.pacenote.domain.notice.MailPreview;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.WorkItem;
import dev.pacenote.domain.trackmania.Absence;
import dev.pacenote.domain.trackmania.Board;
import dev.pacenote.domain.trackmania.DriverIdentity;
import dev.pacenote.domain.trackmania.DriverNotification;
import dev.pacenote.domain.trackmania.ExchangeMap;
import dev.pacenote.domain.trackmania.MapUid;
import dev.pacenote.domain.trackmania.MapperAlert;
import dev.pacenote.domain.trackmania.RecordEvent;
import dev.pacenote.domain.trackmania.RecordKey;
import dev.pacenote.domain.trackmania.SearchJob;
import dev.pacenote.domain.trackmania.survey.Restlessness;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Everything that the relational ports share in memory. All values are immutable, so a transaction
 * is a copy of the maps that is put back when the work fails.
 */
public final class Tables implements Transactions {

    /** One map covered by an alert. */
    record Covered(boolean present, boolean considered, long from, boolean muted) {}

    /** What the run knows of an alert's last section. */
    record NoticeRow(long number, Notice notice, Optional<LocalDate> mail) {}

    record CoverageKey(UserId person, Topic topic, LocalDate date) {}

    static final class State {
        final Map<UserId, Account> accounts =
                new TreeMap<>(Comparator.comparingLong(UserId::value));
        final Map<Long, MapperAlert> alerts = new TreeMap<>();
        final Map<Long, Map<MapUid, Covered>> covered = new HashMap<>();
        final Map<Long, UUID> sectionPass = new HashMap<>();
        final Map<MapUid, ExchangeMap> maps = new HashMap<>();
        final Map<MapUid, Board> boards = new HashMap<>();
        final Map<MapUid, UUID> boardPass = new HashMap<>();
        final Map<MapUid, UUID> readPass = new HashMap<>();
        final Map<MapUid, Restlessness> restless = new HashMap<>();
        final Map<MapUid, Absence> absences = new HashMap<>();
        final Map<RecordKey, RecordEvent.Numbered> events = new LinkedHashMap<>();
        final List<NoticeRow> notices = new ArrayList<>();
        final Map<CoverageKey, Coverage> coverage = new HashMap<>();
        final Map<MailKey, DailyEmail> emails = new HashMap<>();
        final Set<MailKey> untold = new LinkedHashSet<>();
        final Map<CoverageKey, HistoryEntry> history = new HashMap<>();
        final Map<UUID, DailyRun> runs = new LinkedHashMap<>();
        final Map<UUID, Map<WorkItem, WorkItem.Outcome>> noted = new HashMap<>();
        final Map<UUID, List<MailPreview>> previews = new HashMap<>();
        final Map<UserId, DriverIdentity> drivers = new HashMap<>();
        final Map<UserId, UUID> driverPass = new HashMap<>();
        final Map<Long, DriverNotification> guarded = new TreeMap<>();
        final Map<MapUid, Instant> learnedAt = new HashMap<>();
        final Map<MapUid, Instant> lookedAt = new HashMap<>();
        long lastGuarded;
        final Map<UUID, SearchJob> searches = new LinkedHashMap<>();
        final Map<UserId, UUID> resets = new HashMap<>();
        final Map<UserId, UUID> resetsHeard = new HashMap<>();
        final Map<UserId, Instant> resetsAsked = new HashMap<>();
        final Map<Setting, Settings.Value> settings = new HashMap<>();
        final Map<Long, Feedback> feedback = new TreeMap<>();
        final List<AuditEntry> audit = new ArrayList<>();
        final Map<UUID, InMemoryOutbox.Row> outbox = new LinkedHashMap<>();
        long lastFeedback;
        long forgottenSent;
        long lastUser;
        long lastAlert;
        long lastEvent;
        long lastNotice;

        boolean gone(MapUid map) {
            return absences.getOrDefault(map, Absence.NONE).gone();
        }

        State copy() {
            var copy = new State();
            copy.accounts.putAll(accounts);
            copy.alerts.putAll(alerts);
            covered.forEach((alert, maps) -> copy.covered.put(alert, new HashMap<>(maps)));
            copy.sectionPass.putAll(sectionPass);
            copy.maps.putAll(maps);
            copy.boards.putAll(boards);
            copy.boardPass.putAll(boardPass);
            copy.readPass.putAll(readPass);
            copy.restless.putAll(restless);
            copy.absences.putAll(absences);
            copy.events.putAll(events);
            copy.notices.addAll(notices);
            copy.coverage.putAll(coverage);
            copy.emails.putAll(emails);
            copy.untold.addAll(untold);
            copy.history.putAll(history);
            copy.runs.putAll(runs);
            noted.forEach((pass, items) -> copy.noted.put(pass, new HashMap<>(items)));
            copy.previews.putAll(previews);
            copy.drivers.putAll(drivers);
            copy.driverPass.putAll(driverPass);
            copy.guarded.putAll(guarded);
            copy.learnedAt.putAll(learnedAt);
            copy.lookedAt.putAll(lookedAt);
            copy.lastGuarded = lastGuarded;
            copy.searches.putAll(searches);
            copy.resets.putAll(resets);
            copy.resetsHeard.putAll(resetsHeard);
            copy.resetsAsked.putAll(resetsAsked);
            copy.settings.putAll(settings);
            copy.feedback.putAll(feedback);
            copy.audit.addAll(audit);
            copy.outbox.putAll(outbox);
            copy.lastFeedback = lastFeedback;
            copy.forgottenSent = forgottenSent;
            copy.lastUser = lastUser;
            copy.lastAlert = lastAlert;
            copy.lastEvent = lastEvent;
            copy.lastNotice = lastNotice;
            return copy;
        }

        /** What goes with an account. */
        void forget(UserId person) {
            accounts.remove(person);
            resets.remove(person);
            resetsHeard.remove(person);
            resetsAsked.remove(person);
            searches.values().removeIf(job -> job.owner().equals(person));
            drivers.remove(person);
            driverPass.remove(person);
            guarded.values().removeIf(notification -> notification.owner().equals(person));
            var own = alerts.values().stream().filter(a -> a.owner().equals(person)).toList();
            for (var alert : own) {
                alerts.remove(alert.id().value());
                covered.remove(alert.id().value());
                sectionPass.remove(alert.id().value());
            }
            notices.removeIf(row -> row.notice().person().equals(person));
            coverage.keySet().removeIf(key -> key.person().equals(person));
            emails.keySet().removeIf(key -> key.person().equals(person));
            untold.removeIf(key -> key.person().equals(person));
            history.keySet().removeIf(key -> key.person().equals(person));
            feedback.values().removeIf(message -> message.author().equals(person));
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private State state = new State();
    private boolean inTransaction;

    /** One step on the tables, alone. */
    <T> T with(Function<State, T> step) {
        lock.lock();
        try {
            return step.apply(state);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isOpen() {
        return lock.isHeldByCurrentThread() && inTransaction;
    }

    @Override
    public <T> T inOne(Supplier<T> work) {
        lock.lock();
        try {
            if (lock.getHoldCount() > 1) {
                return work.get();
            }
            var before = state.copy();
            boolean done = false;
            inTransaction = true;
            try {
                var result = work.get();
                done = true;
                return result;
            } finally {
                inTransaction = false;
                if (!done) {
                    state = before;
                }
            }
        } finally {
            lock.unlock();
        }
    }
}
