package dev.pacenote.assembly.identity;

import dev.pacenote.adapters.in.http.identity.session.OwnOrigins;
import dev.pacenote.adapters.in.http.platform.WebConfiguration;
import dev.pacenote.adapters.in.http.platform.WebSettings;
import dev.pacenote.adapters.in.http.platform.header.FurtherOrigins;
import dev.pacenote.application.identity.account.AccountAttributes;
import dev.pacenote.application.identity.account.AccountEraser;
import dev.pacenote.application.identity.account.AccountExport;
import dev.pacenote.application.identity.account.AccountListener;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.AddressConfirmation;
import dev.pacenote.application.identity.account.AddressMoved;
import dev.pacenote.application.identity.account.AdminActions;
import dev.pacenote.application.identity.account.CloseAccount;
import dev.pacenote.application.identity.account.DeleteUnconfirmedAccounts;
import dev.pacenote.application.identity.account.DescribeAccounts;
import dev.pacenote.application.identity.account.EnsureAdmin;
import dev.pacenote.application.identity.account.ExportAccount;
import dev.pacenote.application.identity.account.RegisterAccount;
import dev.pacenote.application.identity.account.SecurityNotices;
import dev.pacenote.application.identity.account.ShowProfile;
import dev.pacenote.application.identity.account.VerifyEmail;
import dev.pacenote.application.identity.account.mail.AccountLinks;
import dev.pacenote.application.identity.account.mail.AccountMailCodec;
import dev.pacenote.application.identity.account.mail.AccountMailQueue;
import dev.pacenote.application.identity.account.mail.AccountMessages;
import dev.pacenote.application.identity.account.mail.AccountOutbox;
import dev.pacenote.application.identity.credential.ChangePassword;
import dev.pacenote.application.identity.credential.Credentials;
import dev.pacenote.application.identity.credential.JoinWayIn;
import dev.pacenote.application.identity.credential.OutsideLogins;
import dev.pacenote.application.identity.credential.PasswordHasher;
import dev.pacenote.application.identity.credential.Passwords;
import dev.pacenote.application.identity.credential.Reauthenticate;
import dev.pacenote.application.identity.credential.RequestPasswordReset;
import dev.pacenote.application.identity.credential.ResetPassword;
import dev.pacenote.application.identity.session.Sessions;
import dev.pacenote.application.identity.token.Tokens;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.Outbox;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.job.ScheduledJob;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.application.platform.setting.Settings;
import dev.pacenote.assembly.Area;
import dev.pacenote.assembly.Configuration;
import dev.pacenote.assembly.Pacenote;
import dev.pacenote.domain.platform.setting.SettingDefinition;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Factory;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accounts and their passwords. */
@Factory
final class IdentityFactory {

    private static final Logger LOG = LoggerFactory.getLogger(IdentityFactory.class);

    @Singleton
    AccountLinks links(Configuration configuration) {
        return new AccountLinks(configuration.publicUrl());
    }

    @Singleton
    OwnOrigins ownOrigins(Configuration configuration, List<FurtherOrigins> further) {
        var url = URI.create(configuration.publicUrl());
        return new OwnOrigins(
                Stream.concat(
                                Stream.of(url.getScheme() + "://" + url.getRawAuthority()),
                                further.stream().flatMap(area -> area.values().stream()))
                        .collect(Collectors.toSet()));
    }

    @Singleton
    WebSettings webSettings(
            WebConfiguration web, Configuration configuration, List<FurtherOrigins> further) {
        return new WebSettings(
                web.allowedOrigins(),
                further.stream()
                        .flatMap(area -> area.values().stream())
                        .collect(Collectors.toSet()),
                web.trustedProxies(),
                configuration.publicUrl().startsWith("https:"),
                web.cronSecret(),
                web.metricsToken(),
                configuration.sandbox() ? "sandbox" : "production",
                Pacenote.VERSION,
                configuration.areas().stream().map(Area::name).toList());
    }

    @Singleton
    @Order(100)
    SettingDefinition maxUsers() {
        return RegisterAccount.MAX_USERS;
    }

    @Singleton
    Passwords passwords(Credentials credentials, PasswordHasher hasher) {
        return new Passwords(credentials, hasher);
    }

    @Singleton
    OutsideLogins outsideLogins(Credentials credentials) {
        return new OutsideLogins(credentials);
    }

    @Singleton
    JoinWayIn joinWayIn(
            Reauthenticate reauthenticate,
            Accounts accounts,
            Credentials credentials,
            AccountOutbox outbox,
            AccountLinks links,
            InstantSource clock,
            Ids ids) {
        return new JoinWayIn(reauthenticate, accounts, credentials, outbox, links, clock, ids);
    }

    @Singleton
    RegisterAccount registerAccount(
            Accounts users,
            AccountOutbox outbox,
            Passwords passwords,
            RateLimiter rateLimiter,
            AddressConfirmation confirmation,
            Settings settings,
            InstantSource clock) {
        return new RegisterAccount(
                users,
                outbox,
                passwords,
                rateLimiter,
                confirmation,
                () -> settings.get(RegisterAccount.MAX_USERS).number(),
                clock);
    }

    @Singleton
    AddressConfirmation addressConfirmation(
            Configuration configuration, AccountLinks links, Ids ids) {
        return new AddressConfirmation(configuration.verification(), links, ids);
    }

    @Singleton
    VerifyEmail verifyEmail(
            Accounts users,
            Tokens tokens,
            AccountOutbox outbox,
            AddressMoved moved,
            RateLimiter rateLimiter,
            InstantSource clock,
            Ids ids) {
        return new VerifyEmail(users, tokens, outbox, moved, rateLimiter, clock, ids);
    }

    @Singleton
    EnsureAdmin ensureAdmin(
            Accounts users, Transactions transactions, Passwords passwords, InstantSource clock) {
        return new EnsureAdmin(users, transactions, passwords, clock);
    }

    @Singleton
    ShowProfile showProfile(Accounts users) {
        return new ShowProfile(users);
    }

    @Singleton
    Reauthenticate reauthenticate(
            Accounts users,
            Credentials credentials,
            Passwords passwords,
            Sessions sessions,
            RateLimiter rateLimiter,
            InstantSource clock) {
        return new Reauthenticate(users, credentials, passwords, sessions, rateLimiter, clock);
    }

    @Singleton
    ChangePassword changePassword(
            Reauthenticate reauthenticate,
            Accounts users,
            Passwords passwords,
            AccountOutbox outbox,
            AccountLinks links,
            InstantSource clock,
            Ids ids) {
        return new ChangePassword(reauthenticate, users, passwords, outbox, links, clock, ids);
    }

    @Singleton
    RequestPasswordReset requestPasswordReset(
            AccountMailQueue mailQueue, RateLimiter rateLimiter, InstantSource clock, Ids ids) {
        return new RequestPasswordReset(mailQueue, rateLimiter, clock, ids);
    }

    @Singleton
    ResetPassword resetPassword(
            Accounts users,
            AccountOutbox outbox,
            Passwords passwords,
            Tokens tokens,
            AccountLinks links,
            InstantSource clock,
            Ids ids) {
        return new ResetPassword(users, outbox, passwords, tokens, links, clock, ids);
    }

    /** What follows from changes of accounts; the mails ask for it, so it asks for them later. */
    @Singleton
    AccountOutbox accountOutbox(
            Outbox outbox,
            Transactions transactions,
            Sessions sessions,
            OutsideLogins outsideLogins,
            List<AccountEraser> erasers,
            BeanProvider<AccountMailQueue> mailQueue,
            AccountMailCodec codec,
            BeanProvider<SecurityNotices> notices,
            BeanProvider<AccountListener> listener,
            InstantSource clock,
            Ids ids) {
        return new AccountOutbox(
                outbox,
                transactions,
                sessions,
                outsideLogins,
                new AccountMessages(
                        sessions,
                        erasers,
                        mailQueue::get,
                        codec,
                        event -> notices.get().tell(event),
                        account -> listener.ifPresent(found -> found.updated(account))),
                IdentityFactory::report,
                clock,
                ids);
    }

    private static void report(
            Outbox.Message message, int rateLimiter, boolean givenUp, RuntimeException cause) {
        if (givenUp) {
            LOG.error(
                    "outbox: gave up on message {} ({}) after {} attempts; it stays in the table"
                            + " outbox for 30 days",
                    message.id(),
                    message.kind(),
                    rateLimiter,
                    cause);
        } else {
            LOG.warn(
                    "outbox: message {} ({}) could not be handed on and waits for another attempt",
                    message.id(),
                    message.kind(),
                    cause);
        }
    }

    @Singleton
    CloseAccount closeAccount(
            Reauthenticate reauthenticate,
            Accounts users,
            OutsideLogins logins,
            AccountOutbox outbox,
            AccountLinks links,
            AdminActions audit,
            InstantSource clock,
            Ids ids) {
        return new CloseAccount(reauthenticate, users, logins, outbox, links, audit, clock, ids);
    }

    @Singleton
    DescribeAccounts describeAccounts(List<AccountAttributes> features) {
        return new DescribeAccounts(features);
    }

    @Singleton
    ExportAccount exportAccount(
            Accounts users,
            Credentials credentials,
            Sessions sessions,
            DescribeAccounts features,
            List<AccountExport> exports,
            RateLimiter rateLimiter,
            InstantSource clock) {
        return new ExportAccount(
                users, credentials, sessions, features, exports, rateLimiter, clock);
    }

    /** Before all others: whoever holds a session of a deleted account loses it first. */
    @Singleton
    @Order(Ordered.HIGHEST_PRECEDENCE)
    AccountEraser sessionEraser(Sessions sessions) {
        return sessions::revokeAllOf;
    }

    @Singleton
    ScheduledJob outboxJob(AccountOutbox outbox) {
        return ScheduledJob.of("outbox", Duration.ofMinutes(1), outbox::sweep);
    }

    @Singleton
    ScheduledJob unconfirmedAccountsJob(DeleteUnconfirmedAccounts unconfirmed) {
        return ScheduledJob.of(
                "unconfirmed-accounts",
                Duration.ofSeconds(20),
                () -> {
                    int deleted = unconfirmed.forget();
                    if (deleted > 0) {
                        LOG.info("{} accounts never confirmed were deleted", deleted);
                    }
                });
    }

    @Singleton
    DeleteUnconfirmedAccounts forgetUnconfirmed(
            Accounts users, AccountOutbox outbox, InstantSource clock) {
        return new DeleteUnconfirmedAccounts(users, outbox, clock);
    }
}
