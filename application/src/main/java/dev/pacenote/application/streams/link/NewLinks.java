package dev.pacenote.application.streams.link;

import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.OverloadedException;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.link.Streamer;
import dev.pacenote.domain.streams.link.StreamerId;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Makes the link of a channel and a server. The channel is saved with each link, changed or not:
 * whoever says at the same time that nobody may follow it meets a conflict, and then finds the
 * link.
 */
public final class NewLinks {

    /** What a link is made of. */
    public record Stores(Links links, Streamers streamers, Transactions transactions) {}

    sealed interface Made {
        record Ok(Link link) implements Made {}

        record AlreadyLinked() implements Made {}

        record LimitReached() implements Made {}
    }

    /** Each time somebody else saved first; nobody meets as many as this. */
    private static final int MAX_ATTEMPTS = 20;

    private final Stores stores;
    private final int mostLinks;
    private final Consumer<StreamerId> followed;
    private final Ids ids;

    /**
     * @param mostLinks of a server
     * @param followed has Twitch asked soon to tell of a channel; what it misses the reconciler
     *     finds
     */
    public NewLinks(Stores stores, int mostLinks, Consumer<StreamerId> followed, Ids ids) {
        this.stores = stores;
        this.mostLinks = mostLinks;
        this.followed = followed;
        this.ids = ids;
    }

    /**
     * Does something with a channel in one transaction, and again when somebody else was quicker.
     *
     * @param attempt empty when somebody else saved the channel first, before anything was changed
     * @throws OverloadedException when others were quicker each time
     */
    <T> T inTransaction(Supplier<Optional<T>> attempt) {
        for (int i = 0; i < MAX_ATTEMPTS; i++) {
            var result = stores.transactions().inTransaction(attempt);
            if (result.isPresent()) {
                return result.get();
            }
        }
        throw new OverloadedException("changes of a channel");
    }

    /** The channel as Twitch shows it now, with what we know of it; not saved yet. */
    Streamer known(TwitchChannels.TwitchChannel channel, Instant now) {
        return stores.streamers()
                .findByBroadcaster(channel.id())
                .map(it -> it.named(channel.names(), now).followed())
                .orElseGet(
                        () ->
                                Streamer.discovered(
                                        new StreamerId(ids.next()), channel.id(), channel.names()));
    }

    /** Saves a link that is new, if the server has room for it. */
    Made make(Link wanted) {
        var links = stores.links().of(wanted.guild());
        if (links.stream().anyMatch(link -> link.streamer().equals(wanted.streamer()))) {
            return new Made.AlreadyLinked();
        }
        if (links.size() >= mostLinks) {
            return new Made.LimitReached();
        }
        return switch (stores.links().save(wanted)) {
            case SaveResult.Conflict<Link> _ -> new Made.AlreadyLinked();
            case SaveResult.Saved<Link>(var saved) -> {
                stores.transactions().afterCommit(() -> followed.accept(saved.streamer()));
                yield new Made.Ok(saved);
            }
        };
    }
}
