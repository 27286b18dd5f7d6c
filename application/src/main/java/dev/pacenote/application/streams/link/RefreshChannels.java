package dev.pacenote.application.streams.link;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.domain.streams.link.BroadcasterId;
import dev.pacenote.domain.streams.link.ChannelNames;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.link.Streamer;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Looks up all channels that servers follow: names and pictures follow Twitch, and one that two
 * look-ups miss that are a day apart is gone. Twitch is asked twice for whatever it left out, for
 * an answer may be empty by mistake.
 */
public final class RefreshChannels {

    /**
     * What a pass found.
     *
     * @param looked channels that servers follow
     * @param changed those whose name or picture is another one, or that are there again
     * @param missed those that Twitch did not know, for the first time
     * @param gone those that Twitch did not know a day later either
     */
    public record Report(int looked, int changed, int missed, int gone) {}

    private final Links links;
    private final Streamers streamers;
    private final NamedChannels twitch;
    private final Consumer<Streamer> gone;
    private final Transactions transactions;
    private final InstantSource clock;

    /**
     * @param gone hears of one that is gone, as it was saved, inside the same commit
     */
    public RefreshChannels(
            Links links,
            Streamers streamers,
            NamedChannels twitch,
            Consumer<Streamer> gone,
            Transactions transactions,
            InstantSource clock) {
        this.links = links;
        this.streamers = streamers;
        this.twitch = twitch;
        this.gone = gone;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * One pass.
     *
     * @throws UpstreamException when Twitch gave no usable answer, or knows none of several
     *     channels; nothing is changed then
     */
    public Report refresh() {
        return refresh(followed());
    }

    /**
     * One pass of all where a channel was missed lately, so that it does not take a week more to
     * know what that means; else nothing.
     *
     * @throws UpstreamException as {@link #refresh}
     */
    public Report refreshIfMissed() {
        var followed = followed();
        return followed.stream().anyMatch(it -> it.absence().isOpen())
                ? refresh(followed)
                : new Report(0, 0, 0, 0);
    }

    private List<Streamer> followed() {
        return streamers.findAll(links.all().stream().map(Link::streamer).distinct().toList());
    }

    private Report refresh(List<Streamer> followed) {
        var names = names(followed.stream().map(Streamer::broadcaster).toList());
        if (!Streamer.areBelievedGone(followed, names.keySet())) {
            throw new UpstreamException(
                    UpstreamException.Kind.FAILED, "Twitch knows none of all channels");
        }
        var now = clock.instant();
        int changed = 0;
        int missed = 0;
        int disappeared = 0;
        for (var streamer : followed) {
            var found = Optional.ofNullable(names.get(streamer.broadcaster()));
            var after =
                    found.map(it -> streamer.named(it, now)).orElseGet(() -> streamer.missed(now));
            if (after.equals(streamer) || !isSaved(after)) {
                continue;
            }
            if (found.isPresent()) {
                changed++;
            } else if (after.gone()) {
                disappeared++;
            } else {
                missed++;
            }
        }
        return new Report(followed.size(), changed, missed, disappeared);
    }

    /** Whoever was quicker knows more. */
    private boolean isSaved(Streamer streamer) {
        return transactions.inTransaction(
                () -> {
                    if (!(streamers.save(streamer)
                            instanceof SaveResult.Saved<Streamer>(var saved))) {
                        return false;
                    }
                    if (saved.gone()) {
                        gone.accept(saved);
                    }
                    return true;
                });
    }

    private Map<BroadcasterId, ChannelNames> names(Collection<BroadcasterId> channels) {
        var names = new HashMap<>(ask(channels));
        var missing = channels.stream().filter(id -> !names.containsKey(id)).toList();
        if (!missing.isEmpty()) {
            names.putAll(ask(missing));
        }
        return names;
    }

    private Map<BroadcasterId, ChannelNames> ask(Collection<BroadcasterId> channels) {
        return channels.isEmpty()
                ? Map.of()
                : twitch.find(List.copyOf(channels)).stream()
                        .collect(
                                Collectors.toMap(
                                        TwitchChannels.TwitchChannel::id,
                                        TwitchChannels.TwitchChannel::names,
                                        (one, _) -> one));
    }
}
