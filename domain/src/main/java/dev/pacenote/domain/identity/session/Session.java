package dev.pacenote.domain.identity.session;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.platform.NetworkAddress;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** One log-in, until it is over or revoked. */
public sealed interface Session permits BearerSession, BrowserSession, OutsideSession {

    /** Last used first; those used at the same time by their ids as text. */
    Comparator<Session> LAST_USED_FIRST =
            Comparator.comparing(Session::lastUsedAt)
                    .reversed()
                    .thenComparing(session -> session.id().toString());

    SessionId id();

    AccountId user();

    Lifetime lifetime();

    ClientInfo client();

    /** Counts changes; a save names the version it started from. */
    long version();

    /** When nothing of the session works any more, unless it is used before then. */
    Instant expiresAt();

    default Instant startedAt() {
        return lifetime().startedAt();
    }

    /** When the person proved who they are to open it; empty where that is not known. */
    default Optional<Instant> provedAt() {
        return Optional.of(startedAt());
    }

    default Instant lastUsedAt() {
        return lifetime().lastUsedAt();
    }

    /** The moment at which the session ends whatever happens. */
    default Instant endsAt() {
        return lifetime().endsAt();
    }

    /** Who logged in, for the list of sessions: both as sent, cut to 200 characters. */
    record ClientInfo(String userAgent, String address) {
        private static final int MAX = 200;

        public ClientInfo {
            userAgent = userAgent.length() > MAX ? userAgent.substring(0, MAX) : userAgent;
            address = address.length() > MAX ? address.substring(0, MAX) : address;
        }

        /** The address without its last part: /24, or /48 of an IPv6 address. */
        public String network() {
            return new NetworkAddress(address).shortened();
        }
    }
}
