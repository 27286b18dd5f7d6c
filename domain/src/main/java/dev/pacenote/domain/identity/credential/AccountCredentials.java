package dev.pacenote.domain.identity.credential;

import dev.pacenote.domain.identity.account.AccountId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * All ways into an account: its password, if it has one, and who its owner is elsewhere.
 *
 * @param resetLinks whoever has no password may set one by such a link, too
 * @param identities one of each issuer at most
 * @param outsideLoginsFrom when all sessions by outside issuers were ended last: whoever logged in
 *     at an issuer until then does so again. Empty as long as that never happened
 * @param version how often they were saved, 0 for what is not stored yet; whoever saves an older
 *     one is refused
 */
public record AccountCredentials(
        AccountId account,
        Optional<Password> password,
        ResetLinks resetLinks,
        Set<ExternalIdentity> identities,
        Optional<Instant> outsideLoginsFrom,
        long version) {

    public AccountCredentials {
        identities = Set.copyOf(identities);
        if (identities.size() != issuers(identities).size()) {
            throw new IllegalArgumentException("an account has one identity of each issuer");
        }
    }

    private static Set<String> issuers(Collection<ExternalIdentity> identities) {
        var issuers = new HashSet<String>();
        identities.forEach(identity -> issuers.add(identity.issuer()));
        return issuers;
    }

    /** No way in so far. */
    public static AccountCredentials none(AccountId account) {
        return new AccountCredentials(
                account, Optional.empty(), ResetLinks.NONE, Set.of(), Optional.empty(), 0);
    }

    /** A new account's, whose owner chose a password. */
    public static AccountCredentials of(AccountId account, PasswordHash password) {
        return none(account).with(password);
    }

    /** All of them, the password first. */
    public Set<Credential> all() {
        var all = new LinkedHashSet<Credential>();
        password.ifPresent(all::add);
        all.addAll(identities);
        return all;
    }

    /** Whether this is the password in force. */
    public boolean isPassword(PasswordHash hash) {
        return password.filter(own -> own.hash().equals(hash)).isPresent();
    }

    /**
     * Another password, by whoever knows the one in force; a reset link is void then.
     *
     * @return empty when the one that was confirmed is no longer in force
     */
    public Optional<AccountCredentials> passwordChanged(PasswordHash confirmed, PasswordHash next) {
        return isPassword(confirmed) ? Optional.of(with(next)) : Optional.empty();
    }

    /** See {@link ResetLinks#requested}. */
    public AccountCredentials resetRequested(UUID link, Instant askedAt) {
        return new AccountCredentials(
                account,
                password,
                resetLinks.requested(link, askedAt),
                identities,
                outsideLoginsFrom,
                version);
    }

    /** Whether this reset link is the good one. */
    public boolean isResetOpen(UUID link) {
        return resetLinks.isOpen(link);
    }

    /**
     * Another password, or the first one, by a reset link, which is used up.
     *
     * @return empty when the link is void
     */
    public Optional<AccountCredentials> passwordReset(UUID link, PasswordHash next) {
        return isResetOpen(link) ? Optional.of(with(next)) : Optional.empty();
    }

    /**
     * One more way in, by whoever has shown that both are theirs.
     *
     * @return empty when the account has another identity of that issuer
     */
    public Optional<AccountCredentials> bound(ExternalIdentity identity) {
        var more = new HashSet<>(identities);
        boolean isNew = more.add(identity);
        return isNew && issuers(identities).contains(identity.issuer())
                ? Optional.empty()
                : Optional.of(
                        new AccountCredentials(
                                account, password, resetLinks, more, outsideLoginsFrom, version));
    }

    /** Whether its owner comes in by the tokens of an outside issuer. */
    public boolean isOpenedFromOutside() {
        return identities.stream().anyMatch(ExternalSubject.class::isInstance);
    }

    /**
     * Ends what was begun by log-ins at outside issuers until now, known to us or not.
     *
     * @return empty when there can be no such log-in, or a later end is known
     */
    public Optional<AccountCredentials> outsideLoginsEnded(Instant now) {
        var second = now.truncatedTo(ChronoUnit.SECONDS);
        return isOpenedFromOutside() && admitsLoginAt(second)
                ? Optional.of(
                        new AccountCredentials(
                                account,
                                password,
                                resetLinks,
                                identities,
                                Optional.of(second),
                                version))
                : Optional.empty();
    }

    /**
     * Whether a log-in at an outside issuer may open a session. One in the second in which they
     * were ended may not: issuers tell whole seconds.
     */
    public boolean admitsLoginAt(Instant at) {
        return outsideLoginsFrom.filter(from -> !at.isAfter(from)).isEmpty();
    }

    /** The same credentials, saved that often. */
    public AccountCredentials savedAs(long nextVersion) {
        return new AccountCredentials(
                account, password, resetLinks, identities, outsideLoginsFrom, nextVersion);
    }

    private AccountCredentials with(PasswordHash next) {
        return new AccountCredentials(
                account,
                Optional.of(new Password(next)),
                resetLinks.closed(),
                identities,
                outsideLoginsFrom,
                version);
    }
}
