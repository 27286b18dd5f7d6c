package dev.pacenote.adapters.out.security.identity.token;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import dev.pacenote.adapters.out.security.identity.token.IssuerDocuments.UnreadableException;
import dev.pacenote.application.identity.token.IssuerUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of an issuer, as they were fetched last. They are fetched anew when a token names a key
 * that is not among them, and when they are {@link #FRESH} no more; never twice within {@link
 * #BETWEEN_FETCHES}, however many tokens ask. Nimbus's own limit lets two fetches through, and
 * cannot tell a key that does not exist from an issuer that did not answer.
 */
final class IssuerKeys {

    static final Duration BETWEEN_FETCHES = Duration.ofMinutes(1);

    /** A key that an issuer takes back is taken here that much longer. */
    static final Duration FRESH = Duration.ofMinutes(15);

    private static final Logger LOG = LoggerFactory.getLogger(IssuerKeys.class);

    /**
     * What is known.
     *
     * @param keys of the last fetch that succeeded
     * @param fetchedAt when that was
     * @param triedAt when the last fetch began, whatever came of it
     * @param answered whether the last fetch succeeded
     */
    private record Known(JWKSet keys, long fetchedAt, long triedAt, boolean answered) {}

    private final IssuerDocuments issuer;
    private final LongSupplier nanoTime;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile Known known;

    IssuerKeys(IssuerDocuments issuer, LongSupplier nanoTime) {
        this.issuer = issuer;
        this.nanoTime = nanoTime;
        long longAgo = nanoTime.getAsLong() - BETWEEN_FETCHES.toNanos() - FRESH.toNanos();
        this.known = new Known(new JWKSet(), longAgo, longAgo, false);
    }

    /**
     * The keys that a token may be signed with; none when the issuer has no such key.
     *
     * @throws IssuerUnavailableException when none is known and the issuer did not answer
     */
    List<JWK> find(JWKSelector wanted) {
        var found = wanted.select(known.keys());
        if (!found.isEmpty()) {
            return isOver(known.fetchedAt(), FRESH) ? refreshed(wanted) : found;
        }
        fetching.lock();
        try {
            fetchIfDue();
        } finally {
            fetching.unlock();
        }
        var after = known;
        found = wanted.select(after.keys());
        if (found.isEmpty() && !after.answered()) {
            throw new IssuerUnavailableException("the outside issuer does not answer");
        }
        return found;
    }

    /** One caller fetches; the others go on with what is known. */
    private List<JWK> refreshed(JWKSelector wanted) {
        if (fetching.tryLock()) {
            try {
                fetchIfDue();
            } finally {
                fetching.unlock();
            }
        }
        return wanted.select(known.keys());
    }

    private void fetchIfDue() {
        var before = known;
        if (!isOver(before.triedAt(), BETWEEN_FETCHES)) {
            return;
        }
        long now = nanoTime.getAsLong();
        try {
            known = new Known(fetched(), now, now, true);
        } catch (UnreadableException e) {
            known = new Known(before.keys(), before.fetchedAt(), now, false);
            LOG.warn(
                    "the keys of the outside issuer could not be fetched: {}; the next attempt is"
                            + " in {} seconds at the earliest",
                    e.getMessage(),
                    BETWEEN_FETCHES.toSeconds());
        }
    }

    /** An issuer that names no key at all has a bad moment: it could sign no token. */
    private JWKSet fetched() throws UnreadableException {
        var keys = issuer.keys();
        if (keys.isEmpty()) {
            throw new UnreadableException("it names no keys");
        }
        return keys;
    }

    private boolean isOver(long since, Duration time) {
        return nanoTime.getAsLong() - since >= time.toNanos();
    }
}
