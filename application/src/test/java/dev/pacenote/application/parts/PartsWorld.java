package dev.pacenote.application.parts;

import dev.pacenote.application.delivery.Channel;
import dev.pacenote.application.delivery.history.ShowTopics;
import dev.pacenote.application.identity.account.AccountListener;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.InMemoryAccounts;
import dev.pacenote.application.notice.FactsCodec;
import dev.pacenote.application.notice.InMemoryNoticePreferences;
import dev.pacenote.application.notice.InMemoryNotices;
import dev.pacenote.application.notice.NoticePreferencesStore;
import dev.pacenote.application.notice.TellNotices;
import dev.pacenote.application.notice.TopicDefinition;
import dev.pacenote.application.notice.Topics;
import dev.pacenote.application.notice.inbox.InMemoryInbox;
import dev.pacenote.application.notice.inbox.InboxTopic;
import dev.pacenote.application.notice.inbox.MarkNotifications;
import dev.pacenote.application.notice.inbox.NotificationRenderer;
import dev.pacenote.application.notice.inbox.ReadNotifications;
import dev.pacenote.application.notice.inbox.TellInbox;
import dev.pacenote.application.notice.stream.ShownCounts;
import dev.pacenote.application.notice.stream.commit.Commits;
import dev.pacenote.application.notice.stream.commit.InMemoryCommits;
import dev.pacenote.application.notice.stream.socket.Signal;
import dev.pacenote.application.parts.analytics.InMemoryLedgerSums;
import dev.pacenote.application.parts.analytics.InMemoryPartUsage;
import dev.pacenote.application.parts.analytics.ReadAnalytics;
import dev.pacenote.application.parts.analytics.ReadConsumption;
import dev.pacenote.application.parts.attachment.AttachmentRetention;
import dev.pacenote.application.parts.attachment.Attachments;
import dev.pacenote.application.parts.attachment.Files;
import dev.pacenote.application.parts.attachment.InMemoryAttachments;
import dev.pacenote.application.parts.attachment.InMemoryFiles;
import dev.pacenote.application.parts.attachment.ManageAttachments;
import dev.pacenote.application.parts.attachment.UploadAttachments;
import dev.pacenote.application.parts.catalogue.InMemoryParts;
import dev.pacenote.application.parts.catalogue.InMemoryWorkshops;
import dev.pacenote.application.parts.catalogue.ManageWorkshop;
import dev.pacenote.application.parts.catalogue.Parts;
import dev.pacenote.application.parts.catalogue.PartsQuery;
import dev.pacenote.application.parts.catalogue.ReadParts;
import dev.pacenote.application.parts.catalogue.WorkshopContexts;
import dev.pacenote.application.parts.catalogue.Workshops;
import dev.pacenote.application.parts.importing.AcceptedFiles;
import dev.pacenote.application.parts.importing.ImportFile;
import dev.pacenote.application.parts.importing.ImportLine;
import dev.pacenote.application.parts.importing.ImportParts;
import dev.pacenote.application.parts.importing.ImportReport;
import dev.pacenote.application.parts.importing.InMemoryAcceptedFiles;
import dev.pacenote.application.parts.importing.PartFileFormat;
import dev.pacenote.application.parts.reorder.CheckParts;
import dev.pacenote.application.parts.reorder.CheckRuns;
import dev.pacenote.application.parts.reorder.InMemoryCheckRuns;
import dev.pacenote.application.parts.reorder.InMemoryReorderTasks;
import dev.pacenote.application.parts.reorder.ManageAlertSettings;
import dev.pacenote.application.parts.reorder.ManageReorderTasks;
import dev.pacenote.application.parts.reorder.PartNotificationRenderer;
import dev.pacenote.application.parts.reorder.PartsNeedingAttention;
import dev.pacenote.application.parts.reorder.ReadAlerts;
import dev.pacenote.application.parts.reorder.ReadReorderTasks;
import dev.pacenote.application.parts.reorder.ReorderTasks;
import dev.pacenote.application.parts.reorder.SendTestAlert;
import dev.pacenote.application.parts.stock.ChangeStock;
import dev.pacenote.application.parts.stock.CommitPartsChange;
import dev.pacenote.application.parts.stock.InMemoryMovements;
import dev.pacenote.application.parts.stock.InMemoryPartsCommits;
import dev.pacenote.application.parts.stock.ManageParts;
import dev.pacenote.application.parts.stock.Movements;
import dev.pacenote.application.parts.stock.MovementsQuery;
import dev.pacenote.application.parts.stock.PartHints;
import dev.pacenote.application.parts.stock.PartsWriter;
import dev.pacenote.application.parts.stock.ReadStock;
import dev.pacenote.application.parts.stock.WriteOnce;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.OverloadedException;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.VersionCondition;
import dev.pacenote.application.platform.idempotency.DoOnce;
import dev.pacenote.application.platform.idempotency.IdempotencyKeys;
import dev.pacenote.application.platform.idempotency.InMemoryIdempotencyKeys;
import dev.pacenote.application.platform.limit.InMemoryRateLimiter;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.domain.delivery.ChannelId;
import dev.pacenote.domain.delivery.NoticeDelivery;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.inbox.Source;
import dev.pacenote.domain.notice.preference.CorePreferences;
import dev.pacenote.domain.notice.preference.PreferenceDefinitions;
import dev.pacenote.domain.notice.preference.TopicChannels;
import dev.pacenote.domain.notice.stream.StreamHead;
import dev.pacenote.domain.parts.attachment.AttachmentQuota;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartDetails;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.ReorderRule;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import dev.pacenote.domain.parts.catalogue.Workshop;
import dev.pacenote.domain.parts.reorder.PartFacts;
import dev.pacenote.domain.parts.reorder.PartMails;
import dev.pacenote.domain.parts.reorder.ReorderTask;
import dev.pacenote.domain.parts.stock.Movement;
import dev.pacenote.domain.parts.stock.MovementType;
import dev.pacenote.domain.parts.stock.StockCommand;
import dev.pacenote.domain.parts.stock.StockedPart;
import dev.pacenote.domain.platform.retention.RetentionPeriod;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A workshop with its parts, with our stores in memory. The world outlives a crash; use cases are
 * made anew, like after a restart.
 */
public final class PartsWorld {

    public final Tables tables = new Tables();
    public final Accounts accounts = new InMemoryAccounts(tables);
    public final NoticePreferencesStore preferences = new InMemoryNoticePreferences(tables);
    public final InMemoryParts parts = new InMemoryParts(tables);
    public final InMemoryWorkshops workshops = new InMemoryWorkshops(tables);
    public final InMemoryMovements movements = new InMemoryMovements(tables);
    public final InMemoryReorderTasks tasks = new InMemoryReorderTasks(tables);
    public final InMemoryCheckRuns runs = new InMemoryCheckRuns(tables);
    public final InMemoryAttachments attachments = new InMemoryAttachments(tables);
    public final InMemoryFiles files = new InMemoryFiles(() -> this.now);
    public final InMemoryAcceptedFiles acceptedFiles = new InMemoryAcceptedFiles(tables);
    private final InMemoryPartsCommits commits = new InMemoryPartsCommits(tables);
    private final IdempotencyKeys keys = new InMemoryIdempotencyKeys(tables);
    public final List<Signal> signals = new ArrayList<>();
    private final List<Runnable> inASecond = new ArrayList<>();
    private final PartHints hints = new PartHints(signals::add, inASecond::add);
    private final RateLimiter rateLimiter = new InMemoryRateLimiter();
    public final List<Part.Key> failed = new ArrayList<>();

    /** Accounts whose devices heard of a change, each as often as that. */
    public final List<AccountId> updated = new ArrayList<>();

    public Instant now = Samples.NOON;
    public int mostParts = 100_000;
    public AttachmentQuota quota = new AttachmentQuota(1_000, 10_000);

    public final AccountId workshop = Samples.account(accounts).id();

    private static TopicDefinition topic(Topic topic) {
        return new TopicDefinition(
                topic,
                new FactsCodec<>(PartFacts.class, PartFacts::stored, PartFacts::of),
                Optional.empty(),
                Optional.empty(),
                topic.equals(PartFacts.OUT) ? PartFacts.CHANNELS_OF_OUT : PartFacts.CHANNELS);
    }

    private Topics topics() {
        return new Topics(PartFacts.TOPICS.stream().map(PartsWorld::topic).toList());
    }

    private PreferenceDefinitions definitions() {
        var all = new ArrayList<>(CorePreferences.ALL);
        all.add(PartMails.INTERVAL);
        return new PreferenceDefinitions(
                all, PartFacts.TOPICS.stream().map(Topic::name).collect(Collectors.toSet()));
    }

    /** By which channels the workshop is told; there is no channel but the inbox and mails. */
    private ShowTopics showTopics() {
        return new ShowTopics(
                topics(), preferences, inbox(CrashPoint.whole()), List.of(), new NoDigest());
    }

    /** The daily mail holds nothing of parts. */
    private static final class NoDigest implements Channel {

        @Override
        public ChannelId id() {
            return new ChannelId(TopicChannels.DIGEST);
        }

        @Override
        public boolean carries(Topic topic) {
            return false;
        }

        @Override
        public Map<UUID, NoticeDelivery> deliveries(AccountId account, Collection<Notice> notices) {
            return Map.of();
        }
    }

    public ManageAlertSettings alertSettings(CrashPoint crash) {
        return new ManageAlertSettings(
                showTopics(),
                crash.on(NoticePreferencesStore.class, preferences),
                definitions(),
                crash.on(AccountListener.class, updated::add),
                crash.on(Transactions.class, tables),
                () -> now);
    }

    public SendTestAlert testAlert(CrashPoint crash) {
        return new SendTestAlert(
                crash.on(TellNotices.class, tell()),
                showTopics(),
                rateLimiter,
                UUID::randomUUID,
                () -> now);
    }

    private TellNotices tell() {
        var topics = PartFacts.TOPICS;
        return new TellInbox(
                new TellInbox.Stores(
                        new InMemoryNotices(tables),
                        new InMemoryInbox(tables),
                        preferences,
                        new InMemoryCommits(tables)),
                topics(),
                topics.stream()
                        .map(
                                topic ->
                                        InboxTopic.of(
                                                topic,
                                                notice ->
                                                        new Source(
                                                                "part",
                                                                notice.key()
                                                                        .subject()
                                                                        .orElseThrow())))
                        .toList(),
                new RetentionPeriod(90),
                () -> now,
                UUID::randomUUID);
    }

    public WorkshopContexts contexts(CrashPoint crash) {
        return new WorkshopContexts(
                crash.on(Workshops.class, workshops),
                crash.on(Accounts.class, accounts),
                Currency.getInstance("USD"),
                UUID::randomUUID,
                () -> now);
    }

    public PartsWriter writer(CrashPoint crash) {
        return writer(crash, commits);
    }

    private PartsWriter writer(CrashPoint crash, CommitPartsChange changes) {
        return new PartsWriter(
                crash.on(CommitPartsChange.class, changes),
                contexts(crash),
                crash.on(TellNotices.class, tell()),
                hints,
                crash.on(Transactions.class, tables));
    }

    /** A second is over: what waits for that is done. */
    public void secondIsOver() {
        var due = List.copyOf(inASecond);
        inASecond.clear();
        due.forEach(Runnable::run);
    }

    public ManageParts manageParts(CrashPoint crash) {
        return new ManageParts(
                writer(crash),
                crash.on(Parts.class, parts),
                crash.on(Movements.class, movements),
                mostParts,
                UUID::randomUUID);
    }

    public ImportParts importParts(CrashPoint crash) {
        return new ImportParts(
                writer(crash),
                crash.on(Parts.class, parts),
                crash.on(Movements.class, movements),
                crash.on(Transactions.class, tables),
                mostParts,
                UUID::randomUUID);
    }

    /**
     * Where a transaction has room for a few lines.
     *
     * @param lines of every text that was accepted
     */
    public ImportFile importFile(CrashPoint crash, List<ImportLine> lines, int together) {
        return new ImportFile(
                importParts(crash),
                Optional.of(
                        new ImportFile.Portions(
                                crash.on(AcceptedFiles.class, acceptedFiles), together)),
                new PartFileFormat() {
                    @Override
                    public List<ImportLine> lines(String text) {
                        return lines;
                    }

                    @Override
                    public LateLine late(ImportReport.BadLine bad) {
                        return new LateLine(
                                bad.number(), "", "late", bad.trouble().getClass().getSimpleName());
                    }
                },
                crash.on(Transactions.class, tables),
                UUID::randomUUID,
                () -> now);
    }

    public ChangeStock changeStock(CrashPoint crash) {
        return new ChangeStock(writer(crash), crash.on(Movements.class, movements));
    }

    /** As everybody waits so long until they may change a part. */
    public ChangeStock changeStockAfterWaiting(Duration wait) {
        return new ChangeStock(
                writer(
                        CrashPoint.whole(),
                        new CommitPartsChange() {
                            @Override
                            public <R> Committed<R> commit(
                                    AccountId account,
                                    Set<PartId> ids,
                                    Function<Found, CommitPartsChange.Outcome<R>> decide) {
                                pass(wait);
                                return commits.commit(account, ids, decide);
                            }
                        }),
                movements);
    }

    public WriteOnce writeOnce(CrashPoint crash) {
        return new WriteOnce(
                new DoOnce(crash.on(IdempotencyKeys.class, keys), () -> now),
                crash.on(Transactions.class, tables));
    }

    public CheckParts checkParts(CrashPoint crash) {
        return checkParts(crash, crash.on(PartsNeedingAttention.class, tasks));
    }

    public CheckParts checkParts(PartsNeedingAttention attention) {
        return checkParts(CrashPoint.whole(), attention);
    }

    /** As nothing of one workshop can be changed. */
    public CheckParts checkPartsExceptOf(AccountId broken) {
        return checkParts(
                CrashPoint.whole(),
                tasks,
                writer(
                        CrashPoint.whole(),
                        new CommitPartsChange() {
                            @Override
                            public <R> Committed<R> commit(
                                    AccountId account,
                                    Set<PartId> ids,
                                    Function<Found, CommitPartsChange.Outcome<R>> decide) {
                                if (account.equals(broken)) {
                                    throw new OverloadedException("changes of one part");
                                }
                                return commits.commit(account, ids, decide);
                            }
                        }));
    }

    private CheckParts checkParts(CrashPoint crash, PartsNeedingAttention attention) {
        return checkParts(crash, attention, writer(crash));
    }

    private CheckParts checkParts(
            CrashPoint crash, PartsNeedingAttention attention, PartsWriter writer) {
        return new CheckParts(
                attention,
                crash.on(CheckRuns.class, runs),
                writer,
                (part, _) -> failed.add(part),
                UUID::randomUUID,
                () -> now);
    }

    public ManageReorderTasks manageTasks(CrashPoint crash) {
        return new ManageReorderTasks(crash.on(ReorderTasks.class, tasks), writer(crash));
    }

    public ReadReorderTasks readTasks() {
        return new ReadReorderTasks(tasks, contexts(CrashPoint.whole()));
    }

    public ReadAlerts alerts(CrashPoint crash) {
        return alerts(inbox(crash), crash.on(Commits.class, new InMemoryCommits(tables)));
    }

    /** As others have changed something before it does. */
    public ReadAlerts alertsAfter(Runnable others) {
        var commits = new InMemoryCommits(tables);
        return alerts(
                inbox(CrashPoint.whole()),
                new Commits() {
                    @Override
                    public Optional<StreamHead> head(AccountId account) {
                        return commits.head(account);
                    }

                    @Override
                    public <R> R commit(
                            Set<AccountId> accounts, Function<Heads, Outcome<R>> decide) {
                        others.run();
                        return commits.commit(accounts, decide);
                    }
                });
    }

    private ReadAlerts alerts(ReadNotifications inbox, Commits commits) {
        return new ReadAlerts(
                inbox,
                new MarkNotifications(
                        new InMemoryInbox(tables), commits, ShownCounts.ALL, () -> now));
    }

    private ReadNotifications inbox(CrashPoint crash) {
        return new ReadNotifications(
                new InMemoryInbox(tables),
                crash.on(Commits.class, new InMemoryCommits(tables)),
                new Topics(List.of()),
                PartFacts.TOPICS.stream()
                        .<NotificationRenderer>map(PartNotificationRenderer::new)
                        .toList(),
                ShownCounts.ALL,
                () -> now);
    }

    public ReadParts readParts() {
        return new ReadParts(parts, contexts(CrashPoint.whole()));
    }

    public ReadAnalytics readAnalytics() {
        return new ReadAnalytics(
                parts, new InMemoryLedgerSums(tables), contexts(CrashPoint.whole()), () -> now);
    }

    public ReadConsumption readConsumption() {
        return new ReadConsumption(
                parts, new InMemoryPartUsage(tables), contexts(CrashPoint.whole()), () -> now);
    }

    public ReadStock readStock() {
        return readStock(movements);
    }

    public ReadStock readStock(Movements ledgers) {
        return new ReadStock(parts, ledgers);
    }

    public ManageWorkshop manageWorkshop(CrashPoint crash) {
        return new ManageWorkshop(
                crash.on(Workshops.class, workshops),
                contexts(crash),
                checkParts(crash)::check,
                crash.on(Transactions.class, tables));
    }

    public UploadAttachments uploads(CrashPoint crash) {
        return new UploadAttachments(
                crash.on(Attachments.class, attachments),
                crash.on(Files.class, files),
                crash.on(Parts.class, parts),
                crash.on(ReorderTasks.class, tasks),
                quota,
                crash.on(RateLimiter.class, rateLimiter),
                UUID::randomUUID,
                () -> now);
    }

    public ManageAttachments manageAttachments(CrashPoint crash) {
        return new ManageAttachments(
                crash.on(Attachments.class, attachments),
                crash.on(Files.class, files),
                crash.on(Parts.class, parts),
                () -> now);
    }

    public AttachmentRetention attachmentRetention(CrashPoint crash) {
        return new AttachmentRetention(
                crash.on(Attachments.class, attachments), crash.on(Files.class, files));
    }

    // What people do, and has to succeed.

    public Part.Key key(String id) {
        return new Part.Key(workshop, new PartId(id));
    }

    public static ManageParts.NewPart newPart(Part.Key key, PartDetails details, int stock) {
        return new ManageParts.NewPart(
                key.account(),
                Optional.of(key.id()),
                details,
                BigDecimal.valueOf(stock),
                Optional.empty(),
                Movement.Source.API);
    }

    /** A part of which there is so much, and which is low at the threshold. */
    public Part.Key part(String id, int stock, int threshold) {
        var key = key(id);
        var result =
                manageParts(CrashPoint.whole())
                        .add(newPart(key, PartDetails.named(id, Quantity.of(threshold)), stock));
        if (!(result instanceof ManageParts.Result.Saved)) {
            throw new AssertionError(result);
        }
        return key;
    }

    public static ChangeStock.Line line(
            Part.Key key, MovementType type, VehicleModel model, String quantity) {
        return line(key, type, model, quantity, StockCommand.Options.NONE);
    }

    public static ChangeStock.Line line(
            Part.Key key,
            MovementType type,
            VehicleModel model,
            String quantity,
            StockCommand.Options options) {
        return new ChangeStock.Line(key.id(), type, model, new BigDecimal(quantity), options);
    }

    public ChangeStock.Result change(ChangeStock.Line... lines) {
        return changeStock(CrashPoint.whole())
                .change(workshop, List.of(lines), ChangeStock.Note.by(workshop));
    }

    /** One with so many parts of 2 each, which a default threshold makes low and no check saw. */
    public List<Part.Key> anotherWorkshop(int parts, Quantity threshold) {
        var account = Samples.account(accounts).id();
        var keys = new ArrayList<Part.Key>();
        for (int i = 0; i < parts; i++) {
            var key = new Part.Key(account, new PartId("p" + i));
            manageParts(CrashPoint.whole())
                    .add(newPart(key, PartDetails.named("p" + i, Quantity.ZERO), 2));
            keys.add(key);
        }
        workshops.save(
                Workshop.initial(account, Currency.getInstance("USD"))
                        .withDefaultThreshold(threshold));
        return keys;
    }

    private ChangeStock.Result.Changed changed(ChangeStock.Line line) {
        if (change(line) instanceof ChangeStock.Result.Changed changed) {
            return changed;
        }
        throw new AssertionError(change(line));
    }

    public ChangeStock.Result.Changed subtract(Part.Key key, int quantity) {
        return changed(line(key, MovementType.CONSUME, VehicleModel.ALL, "" + quantity));
    }

    public ChangeStock.Result.Changed add(Part.Key key, int quantity) {
        return changed(line(key, MovementType.RECEIVE, VehicleModel.ALL, "" + quantity));
    }

    public ChangeStock.Result.Changed set(Part.Key key, int quantity) {
        return changed(line(key, MovementType.COUNT, VehicleModel.ALL, "" + quantity));
    }

    /** The form of the part is saved with another threshold. */
    public void threshold(Part.Key key, int threshold) {
        var result =
                manageParts(CrashPoint.whole())
                        .edit(
                                edit(
                                        key,
                                        VersionCondition.ANY,
                                        it -> withRule(it, ReorderRule.of(Quantity.of(threshold))),
                                        Optional.empty()));
        if (!(result instanceof ManageParts.Result.Saved)) {
            throw new AssertionError(result);
        }
    }

    public static ManageParts.Edit edit(
            Part.Key key,
            VersionCondition versions,
            UnaryOperator<PartDetails> details,
            Optional<Integer> stock) {
        return new ManageParts.Edit(
                key, versions, details, stock.map(BigDecimal::valueOf), Movement.Source.FORM);
    }

    public static PartDetails withRule(PartDetails details, ReorderRule rule) {
        return new PartDetails(
                details.naming(), details.placing(), details.supply(), rule, details.unit());
    }

    public CheckParts.Checked check() {
        return checkParts(CrashPoint.whole()).check(workshop);
    }

    public CheckParts.Result hourly() {
        return checkParts(CrashPoint.whole()).checkAll("clock");
    }

    public ManageReorderTasks.Result act(ReorderTask task, ManageReorderTasks.Action action) {
        return manageTasks(CrashPoint.whole()).act(workshop, task.id(), Optional.empty(), action);
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    // What is there.

    public StockedPart stocked(Part.Key key) {
        return parts.find(key).orElseThrow();
    }

    public int stock(Part.Key key) {
        return stocked(key).part().stock().value().intValueExact();
    }

    /** The open task of a part. */
    public Optional<ReorderTask> open(Part.Key key) {
        return stocked(key).task();
    }

    public List<ReorderTask> allTasks(Part.Key key) {
        return tasks.list(workshop, ReorderTasks.Status.ALL, 1_000).stream()
                .map(ReorderTasks.TaskOfPart::task)
                .filter(task -> task.part().equals(key))
                .toList();
    }

    public List<Movement> ledger(Part.Key key) {
        return movements.ofPart(key);
    }

    /** What the workshop was told, in words of the topics. */
    public List<String> told() {
        return notices().map(notice -> notice.topic().name()).toList();
    }

    public Stream<Notice> notices() {
        return tables
                .with(state -> state.notices.stream().map(Tables.NoticeRow::notice).toList())
                .stream();
    }

    public Workshop settings() {
        return contexts(CrashPoint.whole()).workshop(workshop);
    }

    public List<PartId> low() {
        return parts.list(PartsQuery.low(settings())).rows().stream()
                .map(part -> part.key().id())
                .toList();
    }

    public MovementsQuery everything() {
        return new MovementsQuery(
                workshop, Optional.empty(), MovementsQuery.Filter.ANY, Optional.empty(), 1_000);
    }
}
