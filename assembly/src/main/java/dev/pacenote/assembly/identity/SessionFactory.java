package dev.pacenote.assembly.identity;

import dev.pacenote.adapters.out.memory.identity.session.CachedSessions;
import dev.pacenote.adapters.out.memory.identity.session.InMemorySessions;
import dev.pacenote.adapters.out.security.identity.token.JwtTokens;
import dev.pacenote.adapters.out.security.identity.token.TokenSecret;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.RegisterAccount;
import dev.pacenote.application.identity.credential.Credentials;
import dev.pacenote.application.identity.credential.OutsideLogins;
import dev.pacenote.application.identity.credential.Passwords;
import dev.pacenote.application.identity.session.AnnouncedSessions;
import dev.pacenote.application.identity.session.Authenticate;
import dev.pacenote.application.identity.session.AuthenticateSubject;
import dev.pacenote.application.identity.session.LogIn;
import dev.pacenote.application.identity.session.LogOut;
import dev.pacenote.application.identity.session.ManageSessions;
import dev.pacenote.application.identity.session.OpenSession;
import dev.pacenote.application.identity.session.OpenSubjectAccount;
import dev.pacenote.application.identity.session.RefreshSession;
import dev.pacenote.application.identity.session.SessionListener;
import dev.pacenote.application.identity.session.Sessions;
import dev.pacenote.application.identity.session.TokenPairs;
import dev.pacenote.application.identity.token.OutsideProfiles;
import dev.pacenote.application.identity.token.Tokens;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.application.platform.setting.Settings;
import dev.pacenote.configuration.Choices;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import io.micronaut.security.token.jwt.signature.SignatureConfiguration;
import io.micronaut.security.token.jwt.signature.secret.SecretSignature;
import io.micronaut.security.token.jwt.signature.secret.SecretSignatureConfiguration;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Base64;

/** Sessions, and the tokens that open them. */
@Factory
final class SessionFactory {

    /** The only store without a bean in its module, which knows no framework. */
    @Singleton
    @Named(Choices.STORED)
    @Requires(property = Choices.SESSION_STORE, value = "memory")
    Sessions inMemory() {
        return new InMemorySessions();
    }

    @Singleton
    @Primary
    CachedSessions sessions(
            @Named(Choices.STORED) Sessions stored,
            BeanProvider<SessionListener> listeners,
            Transactions transactions) {
        var sessions =
                listeners.isPresent()
                        ? new AnnouncedSessions(
                                stored, () -> listeners.stream().toList(), transactions)
                        : stored;
        return new CachedSessions(sessions, System::nanoTime);
    }

    /** The key by which Micronaut's validator knows an access token of {@link JwtTokens}. */
    @Singleton
    SignatureConfiguration accessTokenSignature(TokenSecret secret) {
        var signature = new SecretSignatureConfiguration("access");
        signature.setSecret(Base64.getEncoder().encodeToString(secret.bytes()));
        signature.setBase64(true);
        return new SecretSignature(signature);
    }

    @Singleton
    LogIn logIn(
            Accounts accounts,
            Sessions sessions,
            Transactions transactions,
            Passwords passwords,
            Tokens tokens,
            RateLimiter rateLimiter,
            InstantSource clock,
            Ids ids) {
        return new LogIn(
                accounts,
                passwords,
                new OpenSession(accounts, sessions, transactions, passwords, ids),
                new TokenPairs(tokens, ids),
                rateLimiter,
                clock);
    }

    @Singleton
    RefreshSession refreshSession(
            Accounts accounts,
            CachedSessions sessions,
            Tokens tokens,
            RateLimiter rateLimiter,
            InstantSource clock,
            Ids ids) {
        return new RefreshSession(accounts, sessions.uncached(), tokens, rateLimiter, clock, ids);
    }

    @Singleton
    LogOut logOut(Sessions sessions, Tokens tokens, InstantSource clock) {
        return new LogOut(sessions, tokens, clock);
    }

    @Singleton
    Authenticate authenticate(Sessions sessions, Accounts accounts, InstantSource clock) {
        return new Authenticate(sessions, accounts, clock);
    }

    /** Asked only where an outside issuer is named. */
    @Singleton
    AuthenticateSubject authenticateSubject(
            CachedSessions sessions,
            Accounts accounts,
            OutsideLogins outsideLogins,
            Transactions transactions,
            InstantSource clock) {
        return new AuthenticateSubject(
                sessions, sessions.uncached(), accounts, outsideLogins, transactions, clock);
    }

    /** Where an outside issuer is named, for areas that want no more of a person. */
    @Singleton
    @Requires(beans = OutsideProfiles.class)
    OpenSubjectAccount openSubjectAccount(
            Accounts accounts,
            Credentials credentials,
            OutsideProfiles profiles,
            Transactions transactions,
            Settings settings,
            InstantSource clock) {
        return new OpenSubjectAccount(
                accounts,
                credentials,
                profiles,
                transactions,
                () -> settings.get(RegisterAccount.MAX_USERS).number(),
                clock);
    }

    @Singleton
    ManageSessions manageSessions(
            Sessions sessions,
            OutsideLogins outsideLogins,
            Transactions transactions,
            InstantSource clock) {
        return new ManageSessions(sessions, outsideLogins, transactions, clock);
    }
}
