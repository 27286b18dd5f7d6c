package dev.pacenote.domain.streams.golive;

import dev.pacenote.domain.streams.guild.MessageId;
import dev.pacenote.domain.streams.guild.TextChannelId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The message that an announcement became.
 *
 * @param announcement the latest that it stands for
 * @param postedAt when it was posted for that one, or went on for it
 * @param edits what is still to be done with it
 * @param version how often it was saved; 0: never
 */
public record Post(
        MessageId id,
        TextChannelId channel,
        UUID announcement,
        PostState state,
        Instant postedAt,
        Edits edits,
        Optional<Instant> endedAt,
        Optional<String> vod,
        long version) {

    /** After these times of a post its missing parts are filled in. */
    static final List<Duration> FILL_IN =
            List.of(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(120));

    /** After these times of an end the recording is looked for. */
    static final List<Duration> LOOK_FOR_VOD =
            List.of(
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(15),
                    Duration.ofMinutes(60));

    /** Whoever changes it has so long. */
    public static final Duration LEASE = Duration.ofMinutes(1);

    /** A post follows title and game so often at most. */
    public static final Duration UPDATED_EVERY = Duration.ofMinutes(5);

    /**
     * @param next when it is looked at next; empty when nothing is to be done
     * @param done how many of the looks of the moment are done
     * @param editedAt when it was changed last, or posted
     */
    public record Edits(Optional<Instant> next, int done, Instant editedAt) {}

    /**
     * A new one.
     *
     * @param complete whether nothing is missing in it
     */
    public static Post posted(
            MessageId id, TextChannelId channel, UUID announcement, boolean complete, Instant now) {
        return new Post(
                id,
                channel,
                announcement,
                PostState.LIVE,
                now,
                new Edits(complete ? Optional.empty() : at(now, FILL_IN, 0), 0, now),
                Optional.empty(),
                Optional.empty(),
                0);
    }

    private static Optional<Instant> at(Instant from, List<Duration> times, int done) {
        return done < times.size() ? Optional.of(from.plus(times.get(done))) : Optional.empty();
    }

    /** Whether something is to be done with it. */
    public boolean isDue(Instant now) {
        return edits.next().filter(at -> !now.isBefore(at)).isPresent();
    }

    /** Looked at; what was missing is there now, or is looked for again. */
    public Post filledIn(boolean edited, boolean complete, Instant now) {
        int done = edits.done() + 1;
        return with(
                new Edits(
                        complete ? Optional.empty() : at(postedAt, FILL_IN, done),
                        done,
                        edited ? now : edits.editedAt()));
    }

    /** Its broadcast is over: it is looked at now, and whatever it waited for is not. */
    public Post broadcastEnded(Instant now) {
        return state == PostState.LIVE
                ? with(new Edits(Optional.of(now), edits.done(), edits.editedAt()))
                : this;
    }

    /** Somebody changes it; nobody else does meanwhile, unless it is to say something else. */
    public Post claimed(Instant now) {
        return lookedAtAgain(now.plus(LEASE));
    }

    /**
     * Of two who changed it at once nobody knows whom Discord heard last: it says once more what it
     * is to say.
     */
    public Post saidAgain(Instant now) {
        return isThere()
                ? new Post(
                        id,
                        channel,
                        announcement,
                        PostState.LIVE,
                        postedAt,
                        new Edits(Optional.of(now), edits.done(), edits.editedAt()),
                        endedAt,
                        vod,
                        version)
                : this;
    }

    /** It could not be changed: it is looked at again then. */
    public Post lookedAtAgain(Instant at) {
        return with(new Edits(Optional.of(at), edits.done(), edits.editedAt()));
    }

    /** Title or game changed: it follows now, or as soon as it may. */
    public Post changed(Instant now) {
        if (state != PostState.LIVE) {
            return this;
        }
        var earliest = edits.editedAt().plus(UPDATED_EVERY);
        var due = earliest.isAfter(now) ? earliest : now;
        return edits.next().filter(at -> !at.isAfter(due)).isPresent()
                ? this
                : with(new Edits(Optional.of(due), edits.done(), edits.editedAt()));
    }

    /** Its broadcast is over, and it says so; its recording is looked for. */
    public Post ended(Instant end, boolean looksForVod) {
        return state == PostState.LIVE
                ? new Post(
                        id,
                        channel,
                        announcement,
                        PostState.ENDED,
                        postedAt,
                        new Edits(
                                looksForVod ? at(end, LOOK_FOR_VOD, 0) : Optional.empty(), 0, end),
                        Optional.of(end),
                        vod,
                        version)
                : this;
    }

    /** The recording was looked for. */
    public Post lookedForVod(Optional<String> found, Instant now) {
        int done = edits.done() + 1;
        return new Post(
                id,
                channel,
                announcement,
                state,
                postedAt,
                new Edits(
                        found.isPresent()
                                ? Optional.empty()
                                : endedAt.flatMap(end -> at(end, LOOK_FOR_VOD, done)),
                        done,
                        found.isPresent() ? now : edits.editedAt()),
                endedAt,
                found,
                version);
    }

    /**
     * The channel was back soon: it stands for the new broadcast now, as if it were posted anew.
     *
     * @param complete whether nothing is missing in it
     */
    public Post revived(UUID next, boolean complete, Instant now) {
        return new Post(
                id,
                channel,
                next,
                PostState.LIVE,
                now,
                new Edits(complete ? Optional.empty() : at(now, FILL_IN, 0), 0, now),
                Optional.empty(),
                Optional.empty(),
                version);
    }

    /** We deleted it. */
    public Post deleted(Instant now) {
        return over(PostState.DELETED, now);
    }

    /** Discord says that it is not there. */
    public Post lost(Instant now) {
        return over(PostState.LOST, now);
    }

    private Post over(PostState next, Instant now) {
        return new Post(
                id,
                channel,
                announcement,
                next,
                postedAt,
                new Edits(Optional.empty(), edits.done(), edits.editedAt()),
                endedAt.or(() -> Optional.of(now)),
                vod,
                version);
    }

    /** Whether a message is there that can be changed. */
    public boolean isThere() {
        return state == PostState.LIVE || state == PostState.ENDED;
    }

    /** The same, and it is in that channel: another post can go on there alone. */
    public boolean isThereIn(TextChannelId target) {
        return isThere() && channel.equals(target);
    }

    private Post with(Edits next) {
        return new Post(id, channel, announcement, state, postedAt, next, endedAt, vod, version);
    }

    /** The same, saved that often. */
    public Post savedAs(long nextVersion) {
        return new Post(
                id, channel, announcement, state, postedAt, edits, endedAt, vod, nextVersion);
    }
}
