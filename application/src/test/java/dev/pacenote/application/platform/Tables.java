package dev.pacenote.application.platform;

import dev.pacenote.application.messages.conversation.Mailboxes;
import dev.pacenote.application.messages.directory.InMemoryBlocks;
import dev.pacenote.application.platform.idempotency.InMemoryIdempotencyKeys;
import dev.pacenote.application.platform.setting.Settings;
import dev.pacenote.domain.admin.AuditEntry;
import dev.pacenote.domain.admin.Feedback;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.MailPreview;
import dev.pacenote.domain.dailyrun.WorkItem;
import dev.pacenote.domain.delivery.Delivery;
import dev.pacenote.domain.delivery.device.Device;
import dev.pacenote.domain.delivery.webhook.Webhook;
import dev.pacenote.domain.digest.Coverage;
import dev.pacenote.domain.digest.DailyEmail;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.digest.DigestItem;
import dev.pacenote.domain.digest.HistoryEntry;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.credential.AccountCredentials;
import dev.pacenote.domain.identity.credential.ClosedAccess;
import dev.pacenote.domain.identity.credential.ExternalSubject;
import dev.pacenote.domain.identity.session.Session;
import dev.pacenote.domain.identity.session.SessionId;
import dev.pacenote.domain.messages.conversation.Conversation;
import dev.pacenote.domain.messages.conversation.Message;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.announcement.NoticeBatch;
import dev.pacenote.domain.notice.inbox.Notification;
import dev.pacenote.domain.notice.preference.NoticePreferences;
import dev.pacenote.domain.notice.stream.Connection;
import dev.pacenote.domain.notice.stream.StreamEvent;
import dev.pacenote.domain.notice.stream.StreamHead;
import dev.pacenote.domain.platform.setting.SettingDefinition;
import dev.pacenote.domain.trackmania.alert.AlertId;
import dev.pacenote.domain.trackmania.alert.CoveredMaps;
import dev.pacenote.domain.trackmania.alert.MapperAlert;
import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.board.ExchangeMap;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.RecordEvent;
import dev.pacenote.domain.trackmania.board.RecordKey;
import dev.pacenote.domain.trackmania.driver.DriverIdentity;
import dev.pacenote.domain.trackmania.driver.GuardList;
import dev.pacenote.domain.trackmania.search.SearchJob;
import dev.pacenote.domain.trackmania.survey.Absence;
import dev.pacenote.domain.trackmania.survey.ChangeFrequency;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Everything that the relational ports share in memory. All values are immutable, so a transaction
 * is a copy of the maps that is put back when the work fails.
 */
public final class Tables implements Transactions {

    /**
     * A notice in the order in which it was told, and where it is on its way into a daily mail, if
     * it was offered to one.
     */
    public record NoticeRow(long number, Notice notice, Optional<DigestItem> item) {}

    /** A notice that a notification shows since the event of that number. */
    public record ShownNotice(AccountId account, UUID notification, long seq, Notice notice) {}

    /** Something of one account, by its id. */
    public record OwnKey(AccountId account, UUID id) {}

    /** Something that one account has with another. */
    public record PairKey(AccountId account, AccountId peer) {}

    /** One event of an account. */
    public record EventKey(AccountId account, long seq) {}

    public record CoverageKey(AccountId person, Topic topic, LocalDate date) {}

    /**
     * A table that an area brings along. Its rows are immutable, as all are.
     *
     * @param key what a row is found by
     */
    public record Table<K, V>(Class<K> key, Class<V> row) {}

    public static final class State {
        public final Map<AccountId, Account> accounts =
                new TreeMap<>(Comparator.comparingLong(AccountId::value));
        public final Set<AccountId> deletedAccounts = new HashSet<>();
        public final Map<AccountId, AccountCredentials> credentials = new HashMap<>();
        public final Map<AccountId, NoticePreferences> preferences = new HashMap<>();
        public final Map<Long, MapperAlert> alerts = new TreeMap<>();

        /** Without what is known of a map from elsewhere. */
        public final Map<AlertId, CoveredMaps> covered = new HashMap<>();

        public final Map<MapUid, ExchangeMap> maps = new HashMap<>();
        public final Map<MapUid, Board> boards = new HashMap<>();
        public final Map<MapUid, UUID> boardPass = new HashMap<>();
        public final Map<MapUid, UUID> readPass = new HashMap<>();
        public final Map<MapUid, ChangeFrequency> restless = new HashMap<>();
        public final Map<MapUid, Absence> absences = new HashMap<>();
        public final Map<RecordKey, RecordEvent.Numbered> events = new LinkedHashMap<>();
        public final List<NoticeRow> notices = new ArrayList<>();
        public final Map<CoverageKey, Coverage> coverage = new HashMap<>();
        public final Map<DailyEmailKey, DailyEmail> emails = new HashMap<>();
        public final Map<CoverageKey, HistoryEntry> history = new HashMap<>();
        public final Map<UUID, DailyRun> runs = new LinkedHashMap<>();
        public final Map<UUID, Map<WorkItem, WorkItem.Outcome>> noted = new HashMap<>();
        public final Map<UUID, List<MailPreview>> previews = new HashMap<>();
        public final Map<AccountId, DriverIdentity> drivers = new HashMap<>();

        /** One for each driver. */
        public final Map<AccountId, GuardList> guarded =
                new TreeMap<>(Comparator.comparingLong(AccountId::value));

        public final Map<MapUid, Instant> learnedAt = new HashMap<>();
        public final Map<MapUid, Instant> lookedAt = new HashMap<>();
        public long lastGuarded;
        public final Map<SessionId, Session> sessions = new HashMap<>();
        public final Map<UUID, SearchJob> searches = new LinkedHashMap<>();
        public final Map<AccountId, Long> searchLists = new HashMap<>();
        public final Map<SettingDefinition, Settings.Value> settings = new HashMap<>();
        public final Map<ExternalSubject, ClosedAccess> closedAccess = new HashMap<>();
        public final Map<Long, Feedback> feedback = new TreeMap<>();
        public final Map<UUID, Connection> connections = new LinkedHashMap<>();
        public final Map<AccountId, Instant> lastSeen = new HashMap<>();
        public final List<AuditEntry> audit = new ArrayList<>();
        public final Map<UUID, InMemoryOutbox.Row> outbox = new LinkedHashMap<>();
        public final Map<AccountId, StreamHead> heads = new HashMap<>();
        public final Map<EventKey, StreamEvent> streamEvents = new HashMap<>();
        public final Map<OwnKey, Notification> notifications = new HashMap<>();
        public final List<ShownNotice> shownNotices = new ArrayList<>();
        public final Map<UUID, Delivery> deliveries = new LinkedHashMap<>();
        public final Set<UUID> dispatched = new HashSet<>();
        public final Map<OwnKey, Message> messages = new HashMap<>();
        public final Map<PairKey, Conversation> conversations = new HashMap<>();
        public final List<Mailboxes.ClientMessage> clientMessages = new ArrayList<>();
        public final Map<InMemoryBlocks.Pair, Instant> blocks = new HashMap<>();
        public final Map<UUID, Device> devices = new HashMap<>();
        public final Map<UUID, Webhook> webhooks = new HashMap<>();
        public final Map<String, InMemoryIdempotencyKeys.Row> idempotencyKeys =
                new LinkedHashMap<>();
        public final Map<UUID, NoticeBatch> batches = new LinkedHashMap<>();
        private final Map<Table<?, ?>, Map<?, ?>> ofAreas = new HashMap<>();
        public long lastFeedback;
        public long forgottenSent;
        public long lastUser;
        public long lastAlert;
        public long lastEvent;
        public long lastNotice;

        public State copy() {
            var copy = new State();
            copy.accounts.putAll(accounts);
            copy.deletedAccounts.addAll(deletedAccounts);
            copy.credentials.putAll(credentials);
            copy.preferences.putAll(preferences);
            copy.alerts.putAll(alerts);
            copy.covered.putAll(covered);
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
            copy.history.putAll(history);
            copy.runs.putAll(runs);
            noted.forEach((pass, items) -> copy.noted.put(pass, new HashMap<>(items)));
            copy.previews.putAll(previews);
            copy.drivers.putAll(drivers);
            copy.guarded.putAll(guarded);
            copy.learnedAt.putAll(learnedAt);
            copy.lookedAt.putAll(lookedAt);
            copy.lastGuarded = lastGuarded;
            copy.sessions.putAll(sessions);
            copy.searches.putAll(searches);
            copy.searchLists.putAll(searchLists);
            copy.settings.putAll(settings);
            copy.closedAccess.putAll(closedAccess);
            copy.feedback.putAll(feedback);
            copy.connections.putAll(connections);
            copy.lastSeen.putAll(lastSeen);
            copy.audit.addAll(audit);
            copy.outbox.putAll(outbox);
            copy.heads.putAll(heads);
            copy.streamEvents.putAll(streamEvents);
            copy.notifications.putAll(notifications);
            copy.shownNotices.addAll(shownNotices);
            copy.deliveries.putAll(deliveries);
            copy.dispatched.addAll(dispatched);
            copy.messages.putAll(messages);
            copy.conversations.putAll(conversations);
            copy.clientMessages.addAll(clientMessages);
            copy.idempotencyKeys.putAll(idempotencyKeys);
            copy.blocks.putAll(blocks);
            copy.devices.putAll(devices);
            copy.webhooks.putAll(webhooks);
            copy.batches.putAll(batches);
            ofAreas.forEach((table, rows) -> copy.ofAreas.put(table, new LinkedHashMap<>(rows)));
            copy.lastFeedback = lastFeedback;
            copy.forgottenSent = forgottenSent;
            copy.lastUser = lastUser;
            copy.lastAlert = lastAlert;
            copy.lastEvent = lastEvent;
            copy.lastNotice = lastNotice;
            return copy;
        }

        /** The rows of a table that an area brings along, the oldest first. */
        @SuppressWarnings("unchecked")
        public <K, V> Map<K, V> rows(Table<K, V> table) {
            return (Map<K, V>) ofAreas.computeIfAbsent(table, _ -> new LinkedHashMap<K, V>());
        }

        /** What goes with an account. */
        public void forget(AccountId person) {
            if (accounts.remove(person) != null) {
                deletedAccounts.add(person);
            }
            credentials.remove(person);
            preferences.remove(person);
            connections.values().removeIf(connection -> connection.account().equals(person));
            lastSeen.remove(person);
            blocks.keySet()
                    .removeIf(pair -> pair.owner().equals(person) || pair.other().equals(person));
            devices.values().removeIf(device -> device.account().equals(person));
            webhooks.values().removeIf(webhook -> webhook.account().equals(person));
            sessions.values().removeIf(session -> session.user().equals(person));
            searches.values().removeIf(job -> job.owner().equals(person));
            searchLists.remove(person);
            drivers.remove(person);
            guarded.remove(person);
            var own = alerts.values().stream().filter(a -> a.owner().equals(person)).toList();
            for (var alert : own) {
                alerts.remove(alert.id().value());
                covered.remove(alert.id());
            }
            notices.removeIf(row -> row.notice().account().equals(person));
            heads.remove(person);
            streamEvents.keySet().removeIf(key -> key.account().equals(person));
            notifications.keySet().removeIf(key -> key.account().equals(person));
            shownNotices.removeIf(shown -> shown.account().equals(person));
            deliveries.values().removeIf(delivery -> delivery.account().equals(person));
            messages.keySet().removeIf(key -> key.account().equals(person));
            conversations.keySet().removeIf(key -> key.account().equals(person));
            clientMessages.removeIf(message -> message.sender().equals(person));
            coverage.keySet().removeIf(key -> key.person().equals(person));
            emails.keySet().removeIf(key -> key.person().equals(person));
            history.keySet().removeIf(key -> key.person().equals(person));
            feedback.values().removeIf(message -> message.author().equals(person));
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private State state = new State();
    private boolean inTransaction;
    private AfterCommit afterCommit = new AfterCommit();

    /** One step on the tables, alone. */
    public <T> T with(Function<State, T> step) {
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
    public void afterCommit(Runnable work) {
        if (isOpen()) {
            afterCommit.add(work);
        } else {
            AfterCommit.run(work);
        }
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        var committed = new AtomicReference<>(new AfterCommit());
        var result = inTransaction(work, committed);
        committed.get().run();
        return result;
    }

    @Override
    public <T> T apart(Supplier<T> work) {
        if (!isOpen()) {
            return inTransaction(work);
        }
        var before = state.copy();
        boolean done = false;
        try {
            var result = work.get();
            done = true;
            return result;
        } finally {
            if (!done) {
                state = before;
            }
        }
    }

    private <T> T inTransaction(Supplier<T> work, AtomicReference<AfterCommit> committed) {
        lock.lock();
        try {
            if (lock.getHoldCount() > 1) {
                return work.get();
            }
            afterCommit = new AfterCommit();
            var before = state.copy();
            boolean done = false;
            inTransaction = true;
            try {
                var result = work.get();
                done = true;
                committed.set(afterCommit);
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
