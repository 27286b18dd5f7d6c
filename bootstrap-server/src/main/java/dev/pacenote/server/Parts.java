package dev.pacenote.server;

import dev.pacenote.adapters.in.http.web.WebSettings;
import dev.pacenote.adapters.in.scheduler.ClockWork;
import dev.pacenote.adapters.out.memory.InMemorySessions;
import dev.pacenote.adapters.out.postgres.PostgresAttempts;
import dev.pacenote.adapters.out.postgres.PostgresDailyEmails;
import dev.pacenote.adapters.out.postgres.PostgresDailyRuns;
import dev.pacenote.adapters.out.postgres.PostgresMapperAlerts;
import dev.pacenote.adapters.out.postgres.PostgresNameBook;
import dev.pacenote.adapters.out.postgres.PostgresNotices;
import dev.pacenote.adapters.out.postgres.PostgresNotificationHistory;
import dev.pacenote.adapters.out.postgres.PostgresRunLock;
import dev.pacenote.adapters.out.postgres.PostgresSessions;
import dev.pacenote.adapters.out.postgres.PostgresStore;
import dev.pacenote.adapters.out.postgres.PostgresUsers;
import dev.pacenote.adapters.out.postgres.PostgresWatches;
import dev.pacenote.adapters.out.security.Argon2PasswordHasher;
import dev.pacenote.adapters.out.security.JwtTokens;
import dev.pacenote.adapters.out.trackmania.Lane;
import dev.pacenote.adapters.out.trackmania.Upstreams;
import dev.pacenote.application.identity.Attempts;
import dev.pacenote.application.identity.Authenticate;
import dev.pacenote.application.identity.EnsureAdmin;
import dev.pacenote.application.identity.Letters;
import dev.pacenote.application.identity.LogIn;
import dev.pacenote.application.identity.LogOut;
import dev.pacenote.application.identity.PasswordHasher;
import dev.pacenote.application.identity.RefreshSession;
import dev.pacenote.application.identity.RegisterAccount;
import dev.pacenote.application.identity.ServiceLinks;
import dev.pacenote.application.identity.Sessions;
import dev.pacenote.application.identity.Tokens;
import dev.pacenote.application.identity.Unsubscribe;
import dev.pacenote.application.identity.Users;
import dev.pacenote.application.identity.VerifyEmail;
import dev.pacenote.application.notice.DailyEmails;
import dev.pacenote.application.notice.DailyRuns;
import dev.pacenote.application.notice.Mailer;
import dev.pacenote.application.notice.Notices;
import dev.pacenote.application.notice.NotificationHistory;
import dev.pacenote.application.notice.RunDaily;
import dev.pacenote.application.notice.RunLauncher;
import dev.pacenote.application.notice.SendAccountLetter;
import dev.pacenote.application.notice.SendDailyEmails;
import dev.pacenote.application.shared.Ids;
import dev.pacenote.application.trackmania.ManageMapperAlert;
import dev.pacenote.application.trackmania.MapperAlerts;
import dev.pacenote.application.trackmania.MapperDesk;
import dev.pacenote.application.trackmania.NameBook;
import dev.pacenote.application.trackmania.ResolveNames;
import dev.pacenote.application.trackmania.SurveyMaps;
import dev.pacenote.application.trackmania.SynchronizeMaps;
import dev.pacenote.application.trackmania.TrackmaniaSource;
import dev.pacenote.application.trackmania.Watches;
import dev.pacenote.application.trackmania.WriteMapperSection;
import dev.pacenote.domain.trackmania.MapperDigest;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.time.InstantSourceFactory;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;

/**
 * The server's parts list: which adapter keeps which port, and what each use case is made of. What
 * depends on this start (database, clock, mailer, upstreams) is handed in by {@link
 * PacenoteServer}.
 */
@Factory
final class Parts {

    // --- Time -----------------------------------------------------------------------------------

    /** In the place of the framework's own, which always tells the system's time. */
    @Singleton
    @Replaces(value = InstantSource.class, factory = InstantSourceFactory.class)
    InstantSource clock(ServerClock clock) {
        return clock.source();
    }

    // --- Stores: Postgres -----------------------------------------------------------------------

    @Singleton
    Users users(PostgresStore store) {
        return new PostgresUsers(store);
    }

    @Singleton
    Sessions sessions(PostgresStore store, Configuration configuration) {
        return configuration.sessionsInMemory()
                ? new InMemorySessions()
                : new PostgresSessions(store);
    }

    @Singleton
    Attempts attempts(PostgresStore store) {
        return new PostgresAttempts(store);
    }

    @Singleton
    MapperAlerts alerts(PostgresStore store) {
        return new PostgresMapperAlerts(store);
    }

    @Singleton
    Watches watches(PostgresStore store) {
        return new PostgresWatches(store);
    }

    @Singleton
    NameBook nameBook(PostgresStore store) {
        return new PostgresNameBook(store);
    }

    @Singleton
    Notices notices(PostgresStore store) {
        return new PostgresNotices(store);
    }

    @Singleton
    DailyEmails dailyEmails(PostgresStore store) {
        return new PostgresDailyEmails(store);
    }

    @Singleton
    NotificationHistory history(PostgresStore store) {
        return new PostgresNotificationHistory(store);
    }

    @Singleton
    DailyRuns runs(PostgresStore store) {
        return new PostgresDailyRuns(store);
    }

    // --- Trust ----------------------------------------------------------------------------------

    @Singleton
    Ids ids() {
        return UUID::randomUUID;
    }

    @Singleton
    PasswordHasher passwordHasher() {
        return new Argon2PasswordHasher();
    }

    @Singleton
    Tokens tokens(Secrets secrets) {
        return new JwtTokens(secrets.jwt());
    }

    @Singleton
    ServiceLinks links(Configuration configuration) {
        return new ServiceLinks(configuration.publicUrl());
    }

    @Singleton
    WebSettings webSettings(Configuration configuration) {
        return new WebSettings(
                configuration.allowedOrigins(),
                configuration.trustedProxies(),
                configuration.publicUrl().startsWith("https:"),
                configuration.cronSecret(),
                configuration.sandbox() ? "sandbox" : "production",
                PacenoteServer.VERSION);
    }

    // --- Identity -------------------------------------------------------------------------------

    @Singleton
    RegisterAccount registerAccount(
            Users users,
            PasswordHasher hasher,
            Tokens tokens,
            Letters letters,
            Attempts attempts,
            ServiceLinks links,
            Configuration configuration,
            InstantSource clock,
            Ids ids) {
        var policy =
                new RegisterAccount.Policy(
                        configuration.verification(), RegisterAccount.Policy.DEFAULT_MAX_ACCOUNTS);
        return new RegisterAccount(
                users, hasher, tokens, letters, attempts, links, policy, clock, ids);
    }

    @Singleton
    LogIn logIn(
            Users users,
            Sessions sessions,
            PasswordHasher hasher,
            Tokens tokens,
            Attempts attempts,
            InstantSource clock,
            Ids ids) {
        return new LogIn(users, sessions, hasher, tokens, attempts, clock, ids);
    }

    @Singleton
    RefreshSession refreshSession(
            Users users,
            Sessions sessions,
            Tokens tokens,
            Attempts attempts,
            InstantSource clock,
            Ids ids) {
        return new RefreshSession(users, sessions, tokens, attempts, clock, ids);
    }

    @Singleton
    LogOut logOut(Sessions sessions, Tokens tokens, InstantSource clock) {
        return new LogOut(sessions, tokens, clock);
    }

    @Singleton
    Authenticate authenticate(Tokens tokens, Sessions sessions, Users users, InstantSource clock) {
        return new Authenticate(tokens, sessions, users, clock);
    }

    @Singleton
    VerifyEmail verifyEmail(
            Users users,
            Tokens tokens,
            Letters letters,
            Attempts attempts,
            ServiceLinks links,
            InstantSource clock,
            Ids ids) {
        return new VerifyEmail(users, tokens, letters, attempts, links, clock, ids);
    }

    @Singleton
    Unsubscribe unsubscribe(Users users, Tokens tokens, InstantSource clock) {
        return new Unsubscribe(users, tokens, clock);
    }

    @Singleton
    EnsureAdmin ensureAdmin(Users users, PasswordHasher hasher, InstantSource clock) {
        return new EnsureAdmin(users, hasher, clock);
    }

    // --- Trackmania -----------------------------------------------------------------------------

    @Singleton
    ManageMapperAlert manageMapperAlert(
            MapperAlerts alerts,
            Users users,
            Upstreams upstreams,
            Attempts attempts,
            InstantSource clock,
            @Named(TaskExecutors.BLOCKING) ExecutorService background) {
        var maps = new SynchronizeMaps(alerts, upstreams.exchange(Lane.PERSON));
        return new ManageMapperAlert(alerts, users, maps, attempts, clock, background);
    }

    @Singleton
    WriteMapperSection writeMapperSection(
            MapperAlerts alerts,
            Watches watches,
            Users users,
            Notices notices,
            DailyEmails emails,
            NotificationHistory history,
            PostgresStore transactions,
            InstantSource clock,
            Ids ids) {
        return new WriteMapperSection(
                alerts, watches, users, notices, emails, history, transactions, clock, ids);
    }

    @Singleton
    TrackmaniaSource trackmania(
            MapperAlerts alerts,
            Users users,
            Watches watches,
            Upstreams upstreams,
            WriteMapperSection mapperSection,
            InstantSource clock) {
        return new TrackmaniaSource(
                alerts,
                users,
                new SynchronizeMaps(alerts, upstreams.exchange(Lane.RUN)),
                new SurveyMaps(alerts, watches, upstreams.leaderboards(Lane.RUN), clock),
                List.of(mapperSection));
    }

    @Singleton
    MapperDesk mapperDesk(
            NameBook book,
            Upstreams upstreams,
            ServiceLinks links,
            Configuration configuration,
            InstantSource clock) {
        return new MapperDesk(
                new ResolveNames(book, upstreams.playerNames(Lane.RUN), clock),
                new MapperDigest.Limits(
                        configuration.maxNewRecordsPerMap(), MapperDigest.Limits.DEFAULT_MAPS),
                configuration.popularMapMessage(),
                links.inbox());
    }

    // --- The daily run --------------------------------------------------------------------------

    @Singleton
    SendDailyEmails sendDailyEmails(
            Notices notices,
            DailyEmails emails,
            NotificationHistory history,
            Users users,
            Mailer mailer,
            MapperDesk mapperDesk,
            Tokens tokens,
            ServiceLinks links,
            PostgresStore transactions,
            InstantSource clock,
            Ids ids) {
        return new SendDailyEmails(
                notices,
                emails,
                history,
                users,
                mailer,
                List.of(mapperDesk),
                tokens,
                links,
                transactions,
                clock,
                ids);
    }

    @Bean(preDestroy = "close")
    @Singleton
    RunLauncher runLauncher(
            DailyRuns runs,
            PostgresStore store,
            TrackmaniaSource trackmania,
            SendDailyEmails sender,
            Configuration configuration,
            InstantSource clock,
            Ids ids) {
        return new RunLauncher(
                new RunDaily(
                        runs,
                        new PostgresRunLock(store),
                        List.of(trackmania),
                        sender,
                        configuration.schedule(),
                        clock,
                        ids,
                        Thread::sleep));
    }

    @Bean(preDestroy = "close")
    @Singleton
    ClockWork clockWork(
            PostgresStore store,
            RunLauncher launcher,
            DailyRuns runs,
            SendDailyEmails dailyEmails,
            Mailer mailer,
            Configuration configuration,
            InstantSource clock) {
        var work = new ClockWork.Work(launcher, runs, dailyEmails, new SendAccountLetter(mailer));
        return new ClockWork(store.dataSource(), work, configuration.schedule(), clock);
    }
}
