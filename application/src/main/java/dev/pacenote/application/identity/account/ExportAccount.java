package dev.pacenote.application.identity.account;

import dev.pacenote.application.identity.credential.Credentials;
import dev.pacenote.application.identity.session.Sessions;
import dev.pacenote.application.platform.UniqueNames;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.credential.ExternalIdentity;
import dev.pacenote.domain.identity.session.Session;
import dev.pacenote.domain.platform.limit.RateLimit;
import dev.pacenote.domain.platform.limit.RateLimit.Verdict;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Everything stored about a person, for themselves, without secrets. */
public final class ExportAccount {

    /** Exports of one account. */
    public static final RateLimit EXPORTS = new RateLimit(2, Duration.ofHours(1));

    private static final Set<String> OWN_MEMBERS =
            Set.of("exportedAt", "account", "externalIdentities", "sessions");

    private static final Set<String> OF_THE_ACCOUNT =
            Set.of(
                    "id",
                    "username",
                    "email",
                    "role",
                    "enabled",
                    "timezone",
                    "createdAt",
                    "verifiedAt",
                    "lastLoginAt");

    public sealed interface Result {
        /**
         * @param everything plain values, and one stream of rows per part
         */
        record Exported(Map<String, Object> everything) implements Result {}

        record TooMany(Duration retryAfter) implements Result {}

        record NoSuchAccount() implements Result {}
    }

    private final Accounts accounts;
    private final Credentials credentials;
    private final Sessions sessions;
    private final DescribeAccounts features;
    private final List<AccountExport> parts;
    private final RateLimiter rateLimiter;
    private final InstantSource clock;

    /**
     * @throws IllegalStateException when a feature's part or attribute has the name of another, or
     *     of a member that the export has anyway
     */
    public ExportAccount(
            Accounts accounts,
            Credentials credentials,
            Sessions sessions,
            DescribeAccounts features,
            List<AccountExport> parts,
            RateLimiter rateLimiter,
            InstantSource clock) {
        this.accounts = accounts;
        this.credentials = credentials;
        this.sessions = sessions;
        this.features = features;
        this.parts = UniqueNames.require("part of the export", parts, AccountExport::member);
        UniqueNames.refuse("part of the export", OWN_MEMBERS, parts, AccountExport::member);
        UniqueNames.refuse(
                "attribute of accounts",
                OF_THE_ACCOUNT,
                features.shownIn(AccountAttribute.Place.EXPORT),
                AccountAttribute::name);
        this.rateLimiter = rateLimiter;
        this.clock = clock;
    }

    public Result export(AccountId person) {
        var now = clock.instant();
        var account = accounts.find(person);
        if (account.isEmpty()) {
            return new Result.NoSuchAccount();
        }
        if (rateLimiter.take("export:" + person, EXPORTS, now)
                instanceof Verdict.Refused(var wait)) {
            return new Result.TooMany(wait);
        }
        var everything = new LinkedHashMap<String, Object>();
        everything.put("exportedAt", now);
        everything.put("account", describe(account.get()));
        var identities = credentials.find(person).identities();
        if (!identities.isEmpty()) {
            everything.put(
                    "externalIdentities",
                    identities.stream()
                            .sorted(Comparator.comparing(ExternalIdentity::issuer))
                            .map(ExportAccount::describe)
                            .toList());
        }
        everything.put(
                "sessions",
                sessions.of(person, now).stream().map(ExportAccount::describe).toList());
        for (var part : parts) {
            everything.put(part.member(), Stream.of(part).flatMap(late -> late.of(person)));
        }
        return new Result.Exported(everything);
    }

    private Map<String, Object> describe(Account account) {
        var map = new LinkedHashMap<String, Object>();
        map.put("id", account.id().value());
        map.put("username", account.username().value());
        account.name().first().ifPresent(name -> map.put("firstName", name.value()));
        account.name().last().ifPresent(name -> map.put("lastName", name.value()));
        account.pendingEmail().ifPresent(email -> map.put("pendingEmail", email.value()));
        map.put("email", account.email().map(EmailAddress::value).orElse(""));
        map.put("role", account.role().wireName());
        map.put("enabled", account.enabled());
        map.put("timezone", account.zone().getId());
        map.put("createdAt", account.createdAt());
        account.verifiedAt().ifPresent(at -> map.put("verifiedAt", at));
        account.lastLoginAt().ifPresent(at -> map.put("lastLoginAt", at));
        map.putAll(features.of(account.id(), AccountAttribute.Place.EXPORT));
        return map;
    }

    private static Map<String, Object> describe(ExternalIdentity identity) {
        return Map.of("issuer", identity.issuer(), "subject", identity.subject());
    }

    private static Map<String, Object> describe(Session session) {
        return Map.of(
                "id", session.id().toString(),
                "startedAt", session.startedAt(),
                "lastUsedAt", session.lastUsedAt(),
                "userAgent", session.client().userAgent(),
                "address", session.client().address());
    }
}
