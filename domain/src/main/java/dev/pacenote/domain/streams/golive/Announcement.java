package dev.pacenote.domain.streams.golive;

import dev.pacenote.domain.delivery.Lease;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.guild.TextChannelId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * One broadcast's way to one server.
 *
 * @param key which broadcast and which server: there is one of the two
 * @param sent what was handed over, or is about to be; it stays the same while a message may be
 *     there
 * @param detail what people should know beside the reason, such as that it could not be published
 * @param version how often it was saved; 0: never
 */
public record Announcement(
        UUID id,
        Key key,
        AnnouncementState state,
        Optional<Outgoing> sent,
        Optional<String> detail,
        Instant updatedAt,
        long version) {

    /** The detail of one that somebody deleted before we knew that it was there. */
    public static final String DELETED_AT_ONCE = "lost";

    public record Key(UUID broadcast, GuildId guild) {}

    /**
     * A message on its way.
     *
     * @param message as Discord takes it, in the words of the adapter that writes it
     * @param how the reason that the announcement has once it is sent
     * @param pinged whom it pings, in one of the words of {@code PingMode}, or {@code everyone};
     *     empty when nobody is
     * @param complete whether nothing is missing in it that Twitch could still tell
     * @param publish whether it is handed on to those who follow the channel
     */
    public record Outgoing(
            TextChannelId channel,
            String message,
            AnnouncementReason how,
            Optional<String> pinged,
            boolean complete,
            boolean publish) {

        /** It stays in its channel. */
        public Outgoing(
                TextChannelId channel,
                String message,
                AnnouncementReason how,
                Optional<String> pinged,
                boolean complete) {
            this(channel, message, how, pinged, complete, false);
        }
    }

    /**
     * A new one.
     *
     * @param from when it is looked at first, unless it is woken sooner
     */
    public static Announcement opened(UUID id, Key key, Instant from, Instant now) {
        return new Announcement(
                id,
                key,
                new AnnouncementState.Pending(from),
                Optional.empty(),
                Optional.empty(),
                now,
                0);
    }

    /** How its post is known again. */
    public PostMark mark() {
        return new PostMark(id);
    }

    /** What to do first, once it is claimed, so that there is never a second post. */
    public Repetition repetition(Instant now) {
        if (sent.isEmpty() || !(state instanceof AnnouncementState.Sending sending)) {
            return Repetition.NONE;
        }
        return sending.repetition(now);
    }

    /** Claimed by a worker, who sends it. */
    public Announcement claimed(UUID token, Instant now) {
        return with(state.claimed(Lease.at(now, token, AnnouncementState.LEASE), now), now);
    }

    /** Whether that worker still has it. */
    public boolean isHeldBy(UUID token) {
        return state instanceof AnnouncementState.Sending sending
                && sending.lease().token().equals(token);
    }

    /** From being claimed to another state; of one that is not claimed nothing changes. */
    public Announcement after(
            Function<AnnouncementState.Sending, AnnouncementState> step, Instant now) {
        return state instanceof AnnouncementState.Sending sending
                ? with(step.apply(sending), now)
                : this;
    }

    /** About to be handed over as this message. */
    public Announcement leavingAs(Outgoing message) {
        if (state.tries().mayHaveArrived() && sent.isPresent()) {
            throw new IllegalStateException("another message of it may be there");
        }
        return new Announcement(id, key, state, Optional.of(message), detail, updatedAt, version);
    }

    public Announcement woken(Instant now) {
        return with(state.woken(now), now);
    }

    public Announcement cancelled(AnnouncementReason why, Instant now) {
        return with(state.cancelled(why, now), now);
    }

    /**
     * What became of the post that it was.
     *
     * @param post the one that stands for it now
     * @return empty when there never was one
     */
    public Optional<PostState> postState(Optional<Post> post) {
        if (post.isPresent() || !(state instanceof AnnouncementState.Sent)) {
            return post.map(Post::state);
        }
        return Optional.of(
                detail.equals(Optional.of(DELETED_AT_ONCE))
                        ? PostState.LOST
                        : PostState.SUPERSEDED);
    }

    /** With something that people should know. */
    public Announcement noting(String text) {
        return new Announcement(id, key, state, sent, Optional.of(text), updatedAt, version);
    }

    private Announcement with(AnnouncementState next, Instant now) {
        return next.equals(state)
                ? this
                : new Announcement(id, key, next, sent, detail, now, version);
    }

    /** When somebody has to look at it next; empty when it has ended. */
    public Optional<Instant> due() {
        return switch (state) {
            case AnnouncementState.Pending waiting -> Optional.of(waiting.from());
            case AnnouncementState.Scheduled waiting -> Optional.of(waiting.at());
            case AnnouncementState.Sending sending -> Optional.of(sending.lease().until());
            case AnnouncementState.Sent _,
                    AnnouncementState.Skipped _,
                    AnnouncementState.Cancelled _,
                    AnnouncementState.Failed _ ->
                    Optional.empty();
        };
    }

    /** The same, saved that often. */
    public Announcement savedAs(long nextVersion) {
        return new Announcement(id, key, state, sent, detail, updatedAt, nextVersion);
    }
}
