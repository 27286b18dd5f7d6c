package dev.pacenote.application.dailyrun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.dailyrun.distributed.DistributedRun;
import dev.pacenote.application.dailyrun.distributed.RunQueue;
import dev.pacenote.application.dailyrun.dryrun.DryRun;
import dev.pacenote.application.dailyrun.dryrun.DryRunDailyEmails;
import dev.pacenote.application.dailyrun.dryrun.DryRunPreviews;
import dev.pacenote.application.dailyrun.start.RunOpening;
import dev.pacenote.application.dailyrun.start.RunStart;
import dev.pacenote.application.dailyrun.start.StartRun;
import dev.pacenote.application.delivery.mail.MailMessage;
import dev.pacenote.application.delivery.mail.MailText;
import dev.pacenote.application.delivery.mail.Mailer;
import dev.pacenote.application.digest.DailyEmailContents;
import dev.pacenote.application.digest.DailyEmails;
import dev.pacenote.application.digest.DigestItems;
import dev.pacenote.application.digest.DigestNotices;
import dev.pacenote.application.digest.DigestSectionRenderer;
import dev.pacenote.application.digest.DigestTemplate;
import dev.pacenote.application.digest.HandOverDigest;
import dev.pacenote.application.digest.InMemoryDailyEmails;
import dev.pacenote.application.digest.OutcomeEffects;
import dev.pacenote.application.digest.ReadDailyEmails;
import dev.pacenote.application.digest.RecordDeliveryOutcome;
import dev.pacenote.application.digest.RenderDigest;
import dev.pacenote.application.digest.SendDailyEmails;
import dev.pacenote.application.identity.account.mail.AccountLinks;
import dev.pacenote.application.identity.token.PlainTokens;
import dev.pacenote.application.notice.StopDailyMail;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.InMemoryOutbox;
import dev.pacenote.application.platform.InMemoryStores;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Stores;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.DailyRun.Trigger;
import dev.pacenote.domain.dailyrun.DailySchedule;
import dev.pacenote.domain.digest.Coverage;
import dev.pacenote.domain.digest.Digest;
import dev.pacenote.domain.digest.DigestSection;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.Weight;
import dev.pacenote.domain.platform.upstream.RequestCount;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The daily run with one small area: whoever is listed hears of the wind, once a pass. What is
 * stored outlives a crash; use cases are made anew, like after a restart.
 */
public final class WeatherWorld {

    public static final Topic WIND = Samples.WEATHER;

    /** Of another area, which is always on. */
    public static final Topic TIDE = new Topic("sample.tide");

    public static final DailySchedule AT_FIVE =
            new DailySchedule(LocalTime.of(5, 0), ZoneOffset.UTC);

    public final Tables tables = new Tables();
    public final Stores stores;

    /** A mail that left, and what it was written from. */
    public record SentMail(EmailAddress to, Digest digest) {}

    public final List<SentMail> sent = Collections.synchronizedList(new ArrayList<>());
    public volatile Instant now = Instant.parse("2026-11-20T05:00:00Z");

    /** Whoever dies gives it back. */
    public RunLock lock = new InMemoryRunLock();

    /** Whether the area of the wind is switched on; it holds from the next start on. */
    public volatile boolean windOn = true;

    /** Who hears of the wind. */
    final List<AccountId> listed = new ArrayList<>();

    /** What the area does when it is to look around. */
    public Runnable survey = () -> {};

    /** The transactions of whoever sends mails. */
    public Transactions transactionsOfMails = tables;

    private final Map<String, Digest> rendered = new ConcurrentHashMap<>();

    /** Everything is in one store. */
    public WeatherWorld() {
        stores = InMemoryStores.on(tables);
    }

    private WeatherWorld(DailyEmails emails) {
        stores = InMemoryStores.on(tables).with(emails);
    }

    /** Mails are in another store, which no transaction of the others reaches. */
    public static WeatherWorld withMailsElsewhere() {
        return new WeatherWorld(InMemoryDailyEmails.elsewhere());
    }

    /** Somebody who hears of the wind. */
    public Account listener() {
        var account = Samples.account(stores.accounts());
        listed.add(account.id());
        return account;
    }

    /** Tells a notice, and offers it to the mails of that date and later. */
    public void tell(LocalDate date, Notice notice) {
        new DigestNotices(stores.notices()::tell, stores.digestItems())
                .tell(notice.account(), date, List.of(notice));
    }

    /** Looks at the wind for everybody who is listed. */
    DailySource source() {
        return new Weather();
    }

    private final class Weather implements DailySource {
        private final Map<UUID, Set<AccountId>> written = new ConcurrentHashMap<>();

        @Override
        public void survey(DailyRun run, Monitor monitor) throws InterruptedException {
            survey.run();
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            monitor.progress(new DailyRun.SurveyCount(1, 1, 1, 0));
        }

        @Override
        public List<SectionWriter> sections() {
            return List.of(
                    new SectionWriter() {
                        @Override
                        public Topic topic() {
                            return WIND;
                        }

                        @Override
                        public List<AccountId> due(DailyRun run) {
                            var made = written.getOrDefault(run.pass(), Set.of());
                            return listed.stream().filter(who -> !made.contains(who)).toList();
                        }

                        @Override
                        public boolean write(AccountId person, DailyRun run) {
                            tell(
                                    run.date(),
                                    Samples.notice(
                                            person,
                                            WIND,
                                            "wind of " + run.date(),
                                            now,
                                            Weight.NEWS));
                            return written.computeIfAbsent(
                                            run.pass(), _ -> ConcurrentHashMap.newKeySet())
                                    .add(person);
                        }
                    });
        }
    }

    /**
     * @param followed in the singular
     */
    private record Renderer(Topic topic, String title, String followed, int order)
            implements DigestSectionRenderer {
        @Override
        public String because() {
            return "you listen for the " + followed;
        }

        @Override
        public DigestSection write(Account reader, List<Notice> told, Purpose purpose) {
            return new DigestSection(
                    topic,
                    title,
                    told.size() + " " + followed + "s",
                    told.size() + " " + followed + "s from the north",
                    List.of(
                            new DigestSection.Block(
                                    "North",
                                    Optional.of("It blows."),
                                    List.of(),
                                    List.of(),
                                    new DigestSection.Rest(0, "", Optional.empty()),
                                    0,
                                    told.size())),
                    DigestSection.LeftOut.naming(
                            new DigestSection.Counting(
                                    followed,
                                    Optional.empty(),
                                    Optional.empty(),
                                    new DigestSection.Link(
                                            title + "s", URI.create("https://x.example/wind")))),
                    Optional.empty(),
                    told.size());
        }

        @Override
        public String summary(int found, Coverage coverage) {
            return found + " " + followed + "s were told.";
        }
    }

    private RenderDigest renderDigest() {
        var wind = new Renderer(WIND, "Wind", "wind", 100);
        var tide = new Renderer(TIDE, "Tide", "tide", 200);
        return new RenderDigest(
                stores.coverages(),
                windOn ? List.of(wind, tide) : List.of(tide),
                new PlainTokens(),
                new AccountLinks("https://x.example"),
                () -> now);
    }

    private SendDailyEmails sender(
            Mailer mailer, DigestTemplate template, DailyEmails emails, CrashPoint crashPoint) {
        var items = crashPoint.on(DigestItems.class, stores.digestItems());
        var writer = renderDigest();
        var contents = new DailyEmailContents(items, writer);
        return new SendDailyEmails(
                contents,
                emails,
                stores.channels(),
                new HandOverDigest(contents, template, mailer),
                new RecordDeliveryOutcome(
                        contents,
                        emails,
                        stores.accounts(),
                        new OutcomeEffects(
                                stores.history(),
                                new StopDailyMail(
                                        stores.preferences(),
                                        new InMemoryOutbox(tables),
                                        tables,
                                        () -> now,
                                        UUID::randomUUID),
                                writer,
                                () -> now),
                        transactionsOfMails,
                        _ -> {}),
                transactionsOfMails,
                () -> now,
                UUID::randomUUID);
    }

    private MailText render(Digest digest) {
        var text = UUID.randomUUID().toString();
        rendered.put(text, digest);
        return new MailText(digest.subject(), text, text);
    }

    private Mailer.Result send(MailMessage mail) {
        var digest = Objects.requireNonNull(rendered.get(mail.text()));
        sent.add(new SentMail(mail.to(), digest));
        return new Mailer.Result.Accepted();
    }

    public StartRun startRun() {
        return startRun(CrashPoint.whole());
    }

    /** Where dry runs may crash; real ones do that in another world. */
    public StartRun startRun(CrashPoint crashPoint) {
        var clock = new RunClock(AT_FIVE, () -> now, _ -> {});
        var opening =
                new RunOpening(
                        crashPoint.on(DailyRuns.class, stores.runs()), clock, UUID::randomUUID);
        return new StartRun(
                crashPoint.on(RunLock.class, lock),
                opening,
                new ExecuteRun(stores.runs(), steps(), clock, () -> RequestCount.NONE),
                dryRun(opening, clock, crashPoint));
    }

    public DailySteps steps() {
        return steps(stores.runNotes());
    }

    DailySteps steps(RunNotes notes) {
        return new DailySteps(
                stores.runs(),
                notes,
                windOn ? List.of(source()) : List.of(),
                sender(this::send, this::render, stores.emails(), CrashPoint.whole()),
                stores.transactions(),
                () -> now);
    }

    /**
     * A worker of messages.
     *
     * @param requests counts what runs have asked of the upstreams
     */
    public DistributedRun worker(RunNotes notes, RunQueue queue, Supplier<RequestCount> requests) {
        var clock = new RunClock(AT_FIVE, () -> now, _ -> {});
        var opening = new RunOpening(stores.runs(), clock, UUID::randomUUID);
        return new DistributedRun(
                stores.runs(),
                lock,
                steps(notes),
                dryRun(opening, clock, CrashPoint.whole()),
                queue,
                clock,
                requests);
    }

    private DryRun dryRun(RunOpening opening, RunClock clock, CrashPoint crashPoint) {
        var runs = crashPoint.on(DailyRuns.class, stores.runs());
        var notes = crashPoint.on(RunNotes.class, stores.runNotes());
        var emails = crashPoint.on(DailyEmails.class, stores.emails());
        return new DryRun(
                crashPoint.on(DryRunPreviews.class, stores.previews()),
                List.of(
                        (run, monitor) -> {
                            var source = source();
                            source.survey(run, monitor);
                            return source;
                        }),
                (sources, template) ->
                        ExecuteRun.undone(
                                runs,
                                new DailySteps(
                                        runs,
                                        notes,
                                        sources,
                                        sender(
                                                _ -> new Mailer.Result.Accepted(),
                                                template,
                                                new DryRunDailyEmails(emails),
                                                crashPoint),
                                        stores.transactions(),
                                        () -> now),
                                clock),
                opening,
                crashPoint.on(Transactions.class, stores.transactions()),
                () -> RequestCount.NONE);
    }

    /** For starts that open nothing: nobody is there to take a run. */
    public static final RunWorkers NOBODY =
            run -> {
                throw new AssertionError("opened " + run.run());
            };

    /** The run that a start opens, in the hands of somebody who has not begun yet. */
    public static RunWorkers.Opened opened(Function<RunWorkers, RunStart> start) {
        var taken = new ArrayList<RunWorkers.Opened>();
        var answer =
                start.apply(
                        run -> {
                            taken.add(run);
                            return Optional.empty();
                        });
        assertThat(taken).hasSize(1);
        assertThat(answer)
                .isEqualTo(new RunStart.Started(taken.getFirst().run(), Optional.empty()));
        return taken.getFirst();
    }

    /** Today's run, or a further pass of it, from its start to its end. */
    public DailyRun run() throws InterruptedException {
        var start = startRun();
        return opened(workers -> start.start(Trigger.CRON, workers)).execute();
    }

    public ReadDailyEmails readDailyEmails() {
        return new ReadDailyEmails(
                stores.emails(), stores.digestItems(), stores.accounts(), renderDigest());
    }

    /** The subject lines of the mails that left. */
    public List<String> subjects() {
        return sent.stream().map(SentMail::digest).map(Digest::subject).toList();
    }
}
