package dev.pacenote.domain.streams.link;

import dev.pacenote.domain.identity.account.AccountId;
import java.util.Optional;

/**
 * A Twitch channel that some server follows or followed.
 *
 * @param provedBy the account that showed last that the channel is its own; for all servers
 * @param gone whether Twitch does not know it any more
 * @param version how often it was saved; 0: never
 */
public record Streamer(
        StreamerId id,
        BroadcasterId broadcaster,
        ChannelNames names,
        Consent consent,
        Optional<AccountId> provedBy,
        boolean gone,
        long version) {

    /** As Twitch names it, when somebody links it for the first time. */
    public static Streamer discovered(
            StreamerId id, BroadcasterId broadcaster, ChannelNames names) {
        return new Streamer(id, broadcaster, names, Consent.ANYONE, Optional.empty(), false, 0);
    }

    /** Somebody logged in to Twitch with it; whoever did before has it no more. */
    public Streamer provedBy(AccountId account) {
        return new Streamer(id, broadcaster, names, consent, Optional.of(account), gone, version);
    }

    /** Whether that account proved it. */
    public boolean isOf(AccountId account) {
        return provedBy.filter(account::equals).isPresent();
    }

    /** Twitch says what it is called, so it is there. */
    public Streamer named(ChannelNames next) {
        return new Streamer(id, broadcaster, next, consent, provedBy, false, version);
    }

    /** Twitch says that there is no such channel. */
    public Streamer disappeared() {
        return new Streamer(id, broadcaster, names, consent, provedBy, true, version);
    }

    public Streamer consenting(Consent next) {
        return new Streamer(id, broadcaster, names, next, provedBy, gone, version);
    }

    /** The account is gone; its links stay. */
    public Streamer withoutOwner() {
        return new Streamer(id, broadcaster, names, consent, Optional.empty(), gone, version);
    }

    /** The same, saved that often. */
    public Streamer savedAs(long nextVersion) {
        return new Streamer(id, broadcaster, names, consent, provedBy, gone, nextVersion);
    }
}
