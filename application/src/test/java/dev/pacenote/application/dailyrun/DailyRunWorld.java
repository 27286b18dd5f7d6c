package dev.pacenote.application.dailyrun;

import dev.pacenote.application.dailyrun.distributed.DistributedRun;
import dev.pacenote.application.dailyrun.distributed.QueueRunLauncher;
import dev.pacenote.application.dailyrun.distributed.RunQueue;
import dev.pacenote.application.dailyrun.dryrun.DryRun;
import dev.pacenote.application.dailyrun.dryrun.InMemoryDryRunPreviews;
import dev.pacenote.application.dailyrun.start.RunOpening;
import dev.pacenote.application.dailyrun.start.RunStart;
import dev.pacenote.application.dailyrun.start.StartRun;
import dev.pacenote.application.delivery.ChooseChannel;
import dev.pacenote.application.delivery.mail.MailMessage;
import dev.pacenote.application.delivery.mail.MailText;
import dev.pacenote.application.delivery.mail.Mailer;
import dev.pacenote.application.digest.Coverages;
import dev.pacenote.application.digest.DailyEmailContents;
import dev.pacenote.application.digest.DailyEmails;
import dev.pacenote.application.digest.DigestHistory;
import dev.pacenote.application.digest.DigestItems;
import dev.pacenote.application.digest.DigestNotices;
import dev.pacenote.application.digest.DigestSectionRenderer;
import dev.pacenote.application.digest.HandOverDigest;
import dev.pacenote.application.digest.InMemoryCoverages;
import dev.pacenote.application.digest.InMemoryDailyEmails;
import dev.pacenote.application.digest.InMemoryDigestHistory;
import dev.pacenote.application.digest.InMemoryDigestItems;
import dev.pacenote.application.digest.OutcomeEffects;
import dev.pacenote.application.digest.RecordDeliveryOutcome;
import dev.pacenote.application.digest.RenderDigest;
import dev.pacenote.application.digest.SectionResults;
import dev.pacenote.application.digest.SendDailyEmails;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.InMemoryAccounts;
import dev.pacenote.application.identity.account.mail.AccountLinks;
import dev.pacenote.application.identity.token.PlainTokens;
import dev.pacenote.application.identity.token.Tokens;
import dev.pacenote.application.notice.FactsCodec;
import dev.pacenote.application.notice.InMemoryNoticePreferences;
import dev.pacenote.application.notice.InMemoryNotices;
import dev.pacenote.application.notice.NoticePreferencesStore;
import dev.pacenote.application.notice.Notices;
import dev.pacenote.application.notice.StopDailyMail;
import dev.pacenote.application.notice.TopicDefinition;
import dev.pacenote.application.notice.Topics;
import dev.pacenote.application.notice.inbox.InMemoryInbox;
import dev.pacenote.application.notice.inbox.Inbox;
import dev.pacenote.application.notice.inbox.TellInbox;
import dev.pacenote.application.notice.stream.commit.Commits;
import dev.pacenote.application.notice.stream.commit.InMemoryCommits;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.InMemoryOutbox;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.Sleeper;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.trackmania.TrackmaniaDailySource;
import dev.pacenote.application.trackmania.alert.AlertChanges;
import dev.pacenote.application.trackmania.alert.CoveredMapsStore;
import dev.pacenote.application.trackmania.alert.GoneMapFacts;
import dev.pacenote.application.trackmania.alert.GoneMapsRenderer;
import dev.pacenote.application.trackmania.alert.InMemoryCoveredMaps;
import dev.pacenote.application.trackmania.alert.InMemoryMapperAlerts;
import dev.pacenote.application.trackmania.alert.MapperAlerts;
import dev.pacenote.application.trackmania.alert.MapperNotices;
import dev.pacenote.application.trackmania.alert.MapperSectionRenderer;
import dev.pacenote.application.trackmania.alert.MapperSectionWriter;
import dev.pacenote.application.trackmania.alert.RecordFacts;
import dev.pacenote.application.trackmania.alert.SynchronizeMaps;
import dev.pacenote.application.trackmania.board.FetchedBoards;
import dev.pacenote.application.trackmania.board.InMemoryFetchedBoards;
import dev.pacenote.application.trackmania.board.InMemoryMapCatalog;
import dev.pacenote.application.trackmania.board.InMemoryPlayerNameCache;
import dev.pacenote.application.trackmania.board.Leaderboards;
import dev.pacenote.application.trackmania.board.MapCatalog;
import dev.pacenote.application.trackmania.board.MapExchange;
import dev.pacenote.application.trackmania.board.PlayerNames;
import dev.pacenote.application.trackmania.board.ResolveNames;
import dev.pacenote.application.trackmania.driver.ComparePositions;
import dev.pacenote.application.trackmania.driver.DriverNotifications;
import dev.pacenote.application.trackmania.driver.DriverSectionRenderer;
import dev.pacenote.application.trackmania.driver.DriverSectionWriter;
import dev.pacenote.application.trackmania.driver.Drivers;
import dev.pacenote.application.trackmania.driver.InMemoryDriverNotifications;
import dev.pacenote.application.trackmania.driver.InMemoryDrivers;
import dev.pacenote.application.trackmania.driver.PositionFacts;
import dev.pacenote.application.trackmania.survey.DescribeMaps;
import dev.pacenote.application.trackmania.survey.InMemoryMapWatches;
import dev.pacenote.application.trackmania.survey.InMemoryRecordEvents;
import dev.pacenote.application.trackmania.survey.MapWatches;
import dev.pacenote.application.trackmania.survey.RecordEvents;
import dev.pacenote.application.trackmania.survey.SurveyMaps;
import dev.pacenote.application.trackmania.survey.WatchedMaps;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.DailyRun.Trigger;
import dev.pacenote.domain.dailyrun.DailySchedule;
import dev.pacenote.domain.delivery.SendFailure;
import dev.pacenote.domain.digest.Coverage;
import dev.pacenote.domain.digest.Digest;
import dev.pacenote.domain.digest.DigestSection;
import dev.pacenote.domain.digest.HistoryEntry;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.notice.DailyMail;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.platform.retention.RetentionPeriod;
import dev.pacenote.domain.platform.upstream.RequestCount;
import dev.pacenote.domain.trackmania.alert.AlertId;
import dev.pacenote.domain.trackmania.alert.CoveredMaps;
import dev.pacenote.domain.trackmania.alert.RecordHighlights;
import dev.pacenote.domain.trackmania.board.Author;
import dev.pacenote.domain.trackmania.board.AuthorId;
import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.board.Entry;
import dev.pacenote.domain.trackmania.board.ExchangeMap;
import dev.pacenote.domain.trackmania.board.MapListing;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.board.PlayerName;
import dev.pacenote.domain.trackmania.board.Probe;
import dev.pacenote.domain.trackmania.board.Score;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The daily run on the memory stores, with every port behind a {@link CrashPoint}. What is stored
 * outlives a crash; the use cases are made anew for each run, like after a restart.
 */
public final class DailyRunWorld {

    public static final AuthorId AUTHOR = new AuthorId(5);

    /** A mail that left, and what it was written from. */
    public record SentDigest(EmailAddress to, String stableName, Digest digest) {}

    private static final Topics TOPICS =
            new Topics(
                    List.of(
                            topic(RecordFacts.TOPIC, RecordFacts.CODEC),
                            topic(PositionFacts.TOPIC, PositionFacts.CODEC),
                            topic(GoneMapFacts.TOPIC, GoneMapFacts.CODEC)));

    private static TopicDefinition topic(Topic topic, FactsCodec<?> codec) {
        return new TopicDefinition(topic, codec, Optional.empty(), Optional.empty());
    }

    public final Tables tables = new Tables();
    public final Accounts users = new InMemoryAccounts(tables);
    public final NoticePreferencesStore preferences = new InMemoryNoticePreferences(tables);
    public final MapperAlerts alerts = new InMemoryMapperAlerts(tables);
    public final CoveredMapsStore covered = new InMemoryCoveredMaps(tables);
    public final MapWatches watches = new InMemoryMapWatches(tables);
    public final RecordEvents events = new InMemoryRecordEvents(tables);
    public final AlertChanges alertChanges = new AlertChanges(alerts, covered, events, tables);
    public final MapCatalog catalog = new InMemoryMapCatalog(tables);
    public final FetchedBoards fetched = new InMemoryFetchedBoards();
    public final Drivers drivers = new InMemoryDrivers(tables);
    public final DriverNotifications guards = new InMemoryDriverNotifications(tables);
    public final Notices notices = new InMemoryNotices(tables);
    public final InMemoryInbox inbox = new InMemoryInbox(tables);
    public final InMemoryCommits commits = new InMemoryCommits(tables);
    private final DigestItems items = new InMemoryDigestItems(tables);
    private final Coverages coverages = new InMemoryCoverages(tables);
    public final DailyEmails emails;
    public final DigestHistory history = new InMemoryDigestHistory(tables);
    public final DailyRuns runs = new InMemoryDailyRuns(tables);
    private final RunNotes notesOfRuns = new InMemoryRunNotes(tables);
    public final Map<MapUid, List<Entry>> boards = new HashMap<>();
    public final List<ExchangeMap> listed = new ArrayList<>();
    public final List<SentDigest> outbox = new ArrayList<>();
    public Instant now = Instant.parse("2026-11-20T05:00:00Z");

    private static final PlayerNames NO_NAMES =
            new PlayerNames() {
                @Override
                public Map<PlayerId, String> of(Set<PlayerId> accounts) {
                    return Map.of();
                }

                @Override
                public Optional<Player> find(PlayerName displayName) {
                    return Optional.empty();
                }
            };

    public boolean away;

    /** Maps whose board is answered for with an error, though others are answered for. */
    public final Set<MapUid> unreadable = new HashSet<>();

    /** Whether the position service answers nothing for any map. */
    public boolean placesEmpty;

    /** What brings the names of drivers up to date. */
    public Runnable refreshNames = () -> {};

    /** What every question about places waits for. */
    public CountDownLatch answers = new CountDownLatch(0);

    public CountDownLatch asked = new CountDownLatch(0);

    public Optional<SendFailure> refusal = Optional.empty();

    /** Whose mail cannot be composed. */
    public Optional<AccountId> uncomposable = Optional.empty();

    /** The alert whose maps nobody can read, although the store is there. */
    public Optional<AlertId> unreadableMaps = Optional.empty();

    /** No template can be filled. */
    public boolean unwritable;

    private final Map<String, Digest> rendered = new ConcurrentHashMap<>();

    /** Whose mail makes the mailer stumble. */
    public Optional<AccountId> stumbling = Optional.empty();

    /** Whose history cannot be written, although the store is there. */
    public Optional<AccountId> unrecordable = Optional.empty();

    private void stumble(Optional<AccountId> over, AccountId person) {
        if (over.filter(person::equals).isPresent()) {
            throw new IllegalStateException("trouble with " + person);
        }
    }

    public final AtomicInteger boardsRead = new AtomicInteger();
    public final AtomicInteger placesAsked = new AtomicInteger();
    public int listsAsked;

    private void waitForAnswers() {
        try {
            asked.countDown();
            answers.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UpstreamException(UpstreamException.Kind.AWAY, "interrupted");
        }
    }

    private Board board(MapUid map) {
        if (away) {
            throw new UpstreamException(UpstreamException.Kind.AWAY, "away");
        }
        return new Board(map, boards.getOrDefault(map, List.of()));
    }

    /** Answers about places put a new score behind its equals. */
    private final Leaderboards leaderboards =
            new Leaderboards() {
                @Override
                public Board top(MapUid map) {
                    boardsRead.incrementAndGet();
                    if (unreadable.contains(map)) {
                        throw new UpstreamException(UpstreamException.Kind.BUSY, "503");
                    }
                    return board(map);
                }

                @Override
                public Map<MapUid, Integer> places(List<Probe> probes) {
                    placesAsked.incrementAndGet();
                    waitForAnswers();
                    var places = new HashMap<MapUid, Integer>();
                    for (var probe : probes) {
                        if (placesEmpty || !boards.containsKey(probe.map())) {
                            continue;
                        }
                        var betterOrEqual =
                                board(probe.map()).entries().stream()
                                        .filter(e -> isWithin(e.score(), probe.score()))
                                        .count();
                        places.put(probe.map(), (int) betterOrEqual + 1);
                    }
                    return places;
                }

                @Override
                public Optional<PlayerId> self() {
                    return Optional.empty();
                }
            };

    private static boolean isWithin(Score score, int limit) {
        return score instanceof Score.Visible(int value) && value <= limit;
    }

    private final MapExchange exchange =
            new MapExchange() {
                @Override
                public List<Author> search(String text) {
                    return List.of(new Author(AUTHOR, text));
                }

                @Override
                public Optional<Author> author(String name) {
                    return Optional.of(new Author(AUTHOR, name));
                }

                @Override
                public List<MapListing> mapsBy(AuthorId author) {
                    listsAsked++;
                    return listings();
                }

                @Override
                public List<MapListing> mapsByName(String name) {
                    return listings();
                }

                @Override
                public List<MapListing> byUids(Collection<MapUid> maps) {
                    return listings();
                }

                @Override
                public Found findMaps(String text, int limit) {
                    return new Found(listings(), false);
                }
            };

    private List<MapListing> listings() {
        return listed.stream()
                .map(
                        map ->
                                new MapListing(
                                        map,
                                        List.of(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        0))
                .toList();
    }

    /** All stores are one. */
    public DailyRunWorld() {
        emails = new InMemoryDailyEmails(tables);
    }

    private DailyRunWorld(DailyEmails emails) {
        this.emails = emails;
    }

    /** The outbox is in another store, which no transaction of the others reaches. */
    public static DailyRunWorld withOutboxElsewhere() {
        return new DailyRunWorld(InMemoryDailyEmails.elsewhere());
    }

    /** The maps that this person's alert covers. */
    public Set<MapUid> covered(Account owner) {
        return alerts.find(owner.id())
                .flatMap(alert -> covered.find(alert.id()))
                .orElseThrow()
                .covered();
    }

    /** The maps of all alerts but one can be read. */
    private final class PartlyReadable implements CoveredMapsStore {

        @Override
        public Optional<CoveredMaps> find(AlertId id) {
            return Optional.ofNullable(findAll(List.of(id)).get(id));
        }

        @Override
        public Map<AlertId, CoveredMaps> findAll(Collection<AlertId> ids) {
            if (unreadableMaps.filter(ids::contains).isPresent()) {
                throw new IllegalStateException("an unreadable row");
            }
            return covered.findAll(ids);
        }

        @Override
        public SaveResult<CoveredMaps> save(CoveredMaps maps) {
            return covered.save(maps);
        }
    }

    /** A renderer that cannot write to one person. */
    private final class Stumbling implements DigestSectionRenderer {
        private final DigestSectionRenderer renderer;

        Stumbling(DigestSectionRenderer renderer) {
            this.renderer = renderer;
        }

        @Override
        public Topic topic() {
            return renderer.topic();
        }

        @Override
        public int order() {
            return renderer.order();
        }

        @Override
        public String because() {
            return renderer.because();
        }

        @Override
        public String followed() {
            return renderer.followed();
        }

        @Override
        public DigestSection write(Account reader, List<Notice> notices, Purpose purpose) {
            stumble(uncomposable, reader.id());
            return renderer.write(reader, notices, purpose);
        }

        @Override
        public String summary(int found, Coverage coverage) {
            return renderer.summary(found, coverage);
        }
    }

    /** A history that cannot be written for one person. */
    private final class StumblingHistory implements DigestHistory {
        @Override
        public void put(HistoryEntry entry) {
            stumble(unrecordable, entry.person());
            history.put(entry);
        }

        @Override
        public void clear(AccountId person, Topic topic, LocalDate date) {
            history.clear(person, topic, date);
        }

        @Override
        public List<HistoryEntry> of(AccountId person, LocalDate from, LocalDate to) {
            return history.of(person, from, to);
        }

        @Override
        public List<HistoryEntry> of(AccountId person) {
            return history.of(person);
        }

        @Override
        public long countSent() {
            return history.countSent();
        }
    }

    private MailText render(Digest digest) {
        if (unwritable) {
            throw new IllegalStateException("no template for it");
        }
        var text = UUID.randomUUID().toString();
        rendered.put(text, digest);
        return new MailText(digest.subject(), text, text);
    }

    private SentDigest sent(MailMessage mail) {
        var digest = Objects.requireNonNull(rendered.get(mail.text()));
        return new SentDigest(mail.to(), mail.messageId(), digest);
    }

    /** Which channels may be used. */
    public ChooseChannel channels() {
        return new ChooseChannel(preferences);
    }

    public DailyMail dailyMail(Account account) {
        return preferences.find(account.id()).orElseThrow().dailyMail();
    }

    private TellInbox tellInbox(
            CrashPoint crashPoint, Notices notices, NoticePreferencesStore preferences) {
        return new TellInbox(
                new TellInbox.Stores(
                        notices,
                        crashPoint.on(Inbox.class, inbox),
                        preferences,
                        crashPoint.on(Commits.class, commits)),
                TOPICS,
                List.of(RecordFacts.IN_INBOX, PositionFacts.IN_INBOX),
                new RetentionPeriod(90),
                () -> now,
                UUID::randomUUID);
    }

    /** Everything that a run needs, blown by this crashPoint. */
    private DailySteps steps(CrashPoint crashPoint) {
        var users = crashPoint.on(Accounts.class, this.users);
        var preferences = crashPoint.on(NoticePreferencesStore.class, this.preferences);
        var channels = new ChooseChannel(preferences);
        var alerts = crashPoint.on(MapperAlerts.class, this.alerts);
        var covered = crashPoint.on(CoveredMapsStore.class, new PartlyReadable());
        var watches = crashPoint.on(MapWatches.class, this.watches);
        var events = crashPoint.on(RecordEvents.class, this.events);
        var catalog = crashPoint.on(MapCatalog.class, this.catalog);
        var drivers = crashPoint.on(Drivers.class, this.drivers);
        var guards = crashPoint.on(DriverNotifications.class, this.guards);
        var notices = crashPoint.on(Notices.class, this.notices);
        var items = crashPoint.on(DigestItems.class, this.items);
        var coverages = crashPoint.on(Coverages.class, this.coverages);
        var emails = crashPoint.on(DailyEmails.class, this.emails);
        var history = crashPoint.on(DigestHistory.class, new StumblingHistory());
        var transactions = crashPoint.on(Transactions.class, tables);
        var alertChanges = new AlertChanges(alerts, covered, events, transactions);
        var mailer =
                crashPoint.on(
                        Mailer.class,
                        mail -> {
                            stumbling
                                    .flatMap(this.users::find)
                                    .filter(person -> person.hasAddress(mail.to()))
                                    .ifPresent(person -> stumble(stumbling, person.id()));
                            if (refusal.isPresent()) {
                                return new Mailer.Result.Refused(refusal.get());
                            }
                            outbox.add(sent(mail));
                            return new Mailer.Result.Accepted();
                        });
        var watched = new WatchedMaps(alerts, guards, drivers, () -> 100);
        var names = new ResolveNames(new InMemoryPlayerNameCache(), NO_NAMES, () -> now);
        var writer =
                new RenderDigest(
                        coverages,
                        List.of(
                                new Stumbling(
                                        new MapperSectionRenderer(
                                                alerts,
                                                watched,
                                                names,
                                                new RecordHighlights.Limits(20, 100),
                                                "and {more} more",
                                                URI.create("https://x.example"))),
                                new DriverSectionRenderer(
                                        names, URI.create("https://x.example/guarded")),
                                new GoneMapsRenderer(URI.create("https://x.example/alert"))),
                        crashPoint.on(Tokens.class, new PlainTokens()),
                        new AccountLinks("https://x.example"),
                        () -> now);
        var contents = new DailyEmailContents(items, writer);
        var sender =
                new SendDailyEmails(
                        contents,
                        emails,
                        channels,
                        new HandOverDigest(contents, this::render, mailer),
                        new RecordDeliveryOutcome(
                                contents,
                                emails,
                                users,
                                new OutcomeEffects(
                                        history,
                                        new StopDailyMail(
                                                preferences,
                                                new InMemoryOutbox(tables),
                                                tables,
                                                () -> now,
                                                UUID::randomUUID),
                                        writer,
                                        () -> now),
                                transactions,
                                length -> now = now.plus(length)),
                        transactions,
                        () -> now,
                        UUID::randomUUID);
        var results =
                new SectionResults(
                        new DigestNotices(tellInbox(crashPoint, notices, preferences), items),
                        coverages,
                        emails,
                        history,
                        () -> now);
        var section =
                new MapperSectionWriter(
                        alerts,
                        alertChanges,
                        channels,
                        new MapperNotices(events, catalog, UUID::randomUUID),
                        results,
                        () -> now);
        var driverSection =
                new DriverSectionWriter(
                        guards,
                        drivers,
                        new ComparePositions(watches, catalog, UUID::randomUUID),
                        channels,
                        results,
                        transactions,
                        () -> now);
        var listedMaps = crashPoint.on(MapExchange.class, exchange);
        var source =
                new TrackmaniaDailySource(
                        alerts,
                        users,
                        new SynchronizeMaps(alertChanges, catalog, listedMaps),
                        new DescribeMaps(watched, catalog, listedMaps),
                        refreshNames,
                        new SurveyMaps(
                                watched,
                                watches,
                                fetched,
                                crashPoint.on(Leaderboards.class, leaderboards),
                                () -> now),
                        List.of(section, driverSection));
        return new DailySteps(
                crashPoint.on(DailyRuns.class, runs),
                crashPoint.on(RunNotes.class, notesOfRuns),
                List.of(source),
                sender,
                transactions,
                () -> now);
    }

    private static final DailySchedule SCHEDULE =
            new DailySchedule(LocalTime.of(5, 0), ZoneOffset.UTC);

    private StartRun startRun(CrashPoint crashPoint, RunLock lock) {
        var clock = new RunClock(SCHEDULE, () -> now, _ -> now = now.plus(Duration.ofMinutes(1)));
        var stored = crashPoint.on(DailyRuns.class, runs);
        return new StartRun(
                lock,
                new RunOpening(stored, clock, UUID::randomUUID),
                new ExecuteRun(stored, steps(crashPoint), clock, () -> RequestCount.NONE),
                dryRun());
    }

    private DryRun dryRun() {
        var clock = new RunClock(SCHEDULE, () -> now, _ -> {});
        return new DryRun(
                new InMemoryDryRunPreviews(tables),
                List.of(),
                (_, _) -> {
                    throw new IllegalStateException("nobody makes dry runs here");
                },
                new RunOpening(runs, clock, UUID::randomUUID),
                tables,
                () -> RequestCount.NONE);
    }

    /** Whoever opens runs and leaves the work to messages. */
    public QueueRunLauncher launcher(RunQueue queue) {
        return launcher(queue, new InMemoryRunLock());
    }

    /** The same, with that lock. */
    public QueueRunLauncher launcher(RunQueue queue, RunLock lock) {
        return new QueueRunLauncher(runs, startRun(CrashPoint.whole(), lock), queue, () -> now);
    }

    /** A worker of its own, like a process that has just begun. */
    public DistributedRun worker(CrashPoint crashPoint, RunQueue queue) {
        return worker(crashPoint, queue, new InMemoryRunLock());
    }

    /** The same, with that lock. */
    public DistributedRun worker(CrashPoint crashPoint, RunQueue queue, RunLock lock) {
        return worker(crashPoint, queue, lock, length -> now = now.plus(length));
    }

    /** The same, who waits like that. */
    public DistributedRun worker(
            CrashPoint crashPoint, RunQueue queue, RunLock lock, Sleeper sleeper) {
        return new DistributedRun(
                crashPoint.on(DailyRuns.class, runs),
                lock,
                steps(crashPoint),
                dryRun(),
                crashPoint.on(RunQueue.class, queue),
                new RunClock(SCHEDULE, () -> now, sleeper),
                () -> RequestCount.NONE);
    }

    /** Starts a run, or takes up the interrupted one, and works it off. */
    public DailyRun run(CrashPoint crashPoint) throws InterruptedException {
        var start = startRun(crashPoint, new InMemoryRunLock());
        var opened = new AtomicReference<RunWorkers.Opened>();
        RunWorkers here =
                run -> {
                    opened.set(run);
                    return Optional.empty();
                };
        if (start.resume(here) instanceof RunStart.NothingToResume) {
            start.start(Trigger.CRON, here);
        }
        return opened.get().execute();
    }

    /** What the mails said: one line per record, per reader. */
    public List<String> reported(Account reader) {
        var byName = new HashMap<String, SentDigest>();
        outbox.stream()
                .filter(mail -> mail.to().equals(Samples.address(reader)))
                .forEach(mail -> byName.put(mail.stableName(), mail));
        return byName.values().stream()
                .flatMap(mail -> mail.digest().sections().stream())
                .flatMap(section -> section.blocks().stream())
                .flatMap(
                        block ->
                                block.rows().stream()
                                        .map(row -> block.heading() + " " + row.figure()))
                .toList();
    }
}
