package dev.pacenote.application.dailyrun;

import dev.pacenote.application.delivery.Mailer;
import dev.pacenote.application.digest.DailyEmails;
import dev.pacenote.application.digest.DigestSectionRenderer;
import dev.pacenote.application.digest.InMemoryDailyEmails;
import dev.pacenote.application.digest.ReadDailyEmails;
import dev.pacenote.application.digest.RecordDeliveryOutcome;
import dev.pacenote.application.digest.RenderDigest;
import dev.pacenote.application.digest.SendDailyEmails;
import dev.pacenote.application.identity.account.AccountLinks;
import dev.pacenote.application.identity.token.PlainTokens;
import dev.pacenote.application.notice.Notices;
import dev.pacenote.application.platform.CrashPoint;
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
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.platform.upstream.RequestCount;
import java.net.URI;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The daily run with one small area: whoever is listed hears of the wind, once a pass. What is
 * stored outlives a crash; use cases are made anew, like after a restart.
 */
public final class WeatherWorld {

    public static final Topic WIND = new Topic("weather");

    static final DailySchedule AT_FIVE = new DailySchedule(LocalTime.of(5, 0), ZoneOffset.UTC);

    public final Tables tables = new Tables();
    public final Stores stores;
    public final List<Mailer.Mail.Daily> sent = Collections.synchronizedList(new ArrayList<>());
    public volatile Instant now = Instant.parse("2026-11-20T05:00:00Z");

    /** Whoever dies gives it back. */
    RunLock lock = new InMemoryRunLock();

    /** Who hears of the wind. */
    final List<AccountId> listed = new ArrayList<>();

    /** What the area does when it is to look around. */
    Runnable survey = () -> {};

    /** Everything is in one store. */
    public WeatherWorld() {
        stores = InMemoryStores.on(tables);
    }

    private WeatherWorld(DailyEmails emails) {
        stores = InMemoryStores.on(tables).with(emails);
    }

    /** Mails are in another store, which no transaction of the others reaches. */
    static WeatherWorld withMailsElsewhere() {
        return new WeatherWorld(new InMemoryDailyEmails(new Tables()));
    }

    /** Somebody who hears of the wind. */
    public Account listener() {
        var account = Samples.account(stores.accounts());
        listed.add(account.id());
        return account;
    }

    /** Looks at the wind for everybody who is listed. */
    DailySource source() {
        return new Weather();
    }

    private final class Weather implements DailySource {
        private final Map<UUID, Set<AccountId>> written = new ConcurrentHashMap<>();

        @Override
        public void survey(DailyRun run, Monitor monitor) {
            survey.run();
            monitor.progress(new DailyRun.SurveyCount(1, 1, 1, 0));
        }

        @Override
        public List<SectionWork> sections() {
            return List.of(
                    new SectionWork() {
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
                            stores.notices()
                                    .add(
                                            List.of(
                                                    Samples.notice(
                                                            person,
                                                            "wind of " + run.date(),
                                                            run.date(),
                                                            Notice.Route.MAIL)));
                            return written.computeIfAbsent(
                                            run.pass(), _ -> ConcurrentHashMap.newKeySet())
                                    .add(person);
                        }
                    });
        }
    }

    private static final class WindRenderer implements DigestSectionRenderer {
        @Override
        public Topic topic() {
            return WIND;
        }

        @Override
        public DigestSection write(Account reader, List<Notice> told) {
            return new DigestSection(
                    WIND,
                    "Wind",
                    told.size() + " winds",
                    told.size() + " winds from the north",
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
                                    "wind",
                                    Optional.empty(),
                                    Optional.empty(),
                                    new DigestSection.Link(
                                            "Winds", URI.create("https://x.example/wind")))),
                    Optional.empty(),
                    told.size());
        }

        @Override
        public String told(int found, Coverage coverage) {
            return found + " winds were told.";
        }
    }

    private RenderDigest renderDigest() {
        return new RenderDigest(
                stores.notices(),
                List.of(new WindRenderer()),
                new PlainTokens(),
                new AccountLinks("https://x.example"),
                () -> now);
    }

    private SendDailyEmails sender(Mailer mailer, DailyEmails emails, CrashPoint crashPoint) {
        var notices = crashPoint.on(Notices.class, stores.notices());
        return new SendDailyEmails(
                notices,
                emails,
                stores.accounts(),
                mailer,
                renderDigest(),
                new RecordDeliveryOutcome(
                        notices,
                        emails,
                        stores.history(),
                        stores.accounts(),
                        renderDigest(),
                        stores.transactions(),
                        () -> now,
                        _ -> {}),
                () -> now,
                UUID::randomUUID);
    }

    private Mailer.Result send(Mailer.Mail mail) {
        sent.add((Mailer.Mail.Daily) mail);
        return new Mailer.Result.Accepted();
    }

    RunDaily runDaily() {
        return new RunDaily(
                stores.runs(),
                lock,
                new DailySteps(
                        stores.runs(),
                        List.of(source()),
                        sender(this::send, stores.emails(), CrashPoint.whole()),
                        () -> now),
                AT_FIVE,
                () -> now,
                UUID::randomUUID,
                _ -> {},
                () -> RequestCount.NONE);
    }

    DryRun dryRun() {
        return dryRun(CrashPoint.whole());
    }

    DryRun dryRun(CrashPoint crashPoint) {
        return new DryRun(
                crashPoint.on(DailyRuns.class, stores.runs()),
                crashPoint.on(RunLock.class, lock),
                List.of(
                        (run, monitor) -> {
                            var source = source();
                            source.survey(run, monitor);
                            return source;
                        }),
                mailer ->
                        sender(
                                mailer,
                                new DryRunDailyEmails(
                                        crashPoint.on(DailyEmails.class, stores.emails())),
                                crashPoint),
                AT_FIVE,
                crashPoint.on(Transactions.class, stores.transactions()),
                () -> now,
                UUID::randomUUID,
                () -> RequestCount.NONE);
    }

    /** Today's run, or a further pass of it, from its start to its end. */
    public DailyRun run() throws InterruptedException {
        var daily = runDaily();
        return daily.execute((RunDaily.Start.Opened) daily.start(Trigger.CRON));
    }

    public ReadDailyEmails readDailyEmails() {
        return new ReadDailyEmails(
                stores.emails(), stores.notices(), stores.accounts(), renderDigest());
    }

    /** The subject lines of the mails that left. */
    List<String> subjects() {
        return sent.stream().map(Mailer.Mail.Daily::digest).map(Digest::subject).toList();
    }
}
