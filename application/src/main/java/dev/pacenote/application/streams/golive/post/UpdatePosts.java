package dev.pacenote.application.streams.golive.post;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.streams.golive.Announcements;
import dev.pacenote.application.streams.golive.SendContexts;
import dev.pacenote.application.streams.golive.SendContexts.SendContext;
import dev.pacenote.application.streams.golive.broadcast.TwitchVideos;
import dev.pacenote.domain.streams.golive.Announcement;
import dev.pacenote.domain.streams.golive.Broadcast;
import dev.pacenote.domain.streams.golive.DiscordRefusal;
import dev.pacenote.domain.streams.golive.Post;
import dev.pacenote.domain.streams.golive.PostState;
import dev.pacenote.domain.streams.guild.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Changes posts that are due: fills in what was not known when they were posted, follows title and
 * game, says that a broadcast is over and where its recording is, or takes the post away. Doing it
 * again changes nothing more, so a crash after the change and before it is noted is mended by the
 * next look.
 */
public final class UpdatePosts {

    private static final int BATCH = 10;

    /** Each time somebody else was quicker; nobody meets as many as this. */
    private static final int MAX_ATTEMPTS = 20;

    private static final Duration AGAIN = Duration.ofSeconds(30);

    /** For so long after an end Discord is asked again that refused for a reason nobody knows. */
    private static final Duration END_TRIED_FOR = Duration.ofMinutes(30);

    /** Hears of posts that could not be handled, for the operator. */
    @FunctionalInterface
    public interface Failures {
        void failed(Post post, RuntimeException cause);
    }

    private final Posts posts;
    private final Announcements announcements;
    private final SendContexts contexts;
    private final EditPost discord;
    private final RecordingLooks recordings;
    private final MakePost messages;
    private final Failures failures;
    private final InstantSource clock;

    public UpdatePosts(
            Posts posts,
            Announcements announcements,
            SendContexts contexts,
            EditPost discord,
            TwitchVideos recordings,
            MakePost messages,
            Failures failures,
            InstantSource clock) {
        this.posts = posts;
        this.announcements = announcements;
        this.contexts = contexts;
        this.discord = discord;
        this.recordings = new RecordingLooks(recordings, clock);
        this.messages = messages;
        this.failures = failures;
        this.clock = clock;
    }

    /** Changes a few of those that are due now. */
    public void update() {
        var _ = updateSome();
    }

    /**
     * Changes a few of those that are due now.
     *
     * @return whether there may be more
     */
    public boolean updateSome() {
        var due = posts.due(clock.instant(), BATCH);
        due.forEach(this::claim);
        return due.size() == BATCH;
    }

    /** Of several who find the same posts one changes each, and asks Twitch and Discord. */
    private void claim(Post post) {
        if (posts.save(post.claimed(clock.instant())) instanceof SaveResult.Saved<Post>(var held)) {
            update(held);
        }
    }

    private void update(Post post) {
        try {
            var announcement = announcements.find(post.announcement());
            var context = announcement.flatMap(contexts::find);
            if (context.isEmpty()) {
                // Nothing is known of it any more: it stays as it is.
                save(post.ended(clock.instant(), false));
                return;
            }
            update(post, announcement.orElseThrow(), context.get());
        } catch (RuntimeException e) {
            failures.failed(post, e);
            save(post.lookedAtAgain(clock.instant().plus(AGAIN)));
        }
    }

    private void update(Post post, Announcement announcement, SendContext context) {
        var broadcast = context.situation().broadcast();
        boolean followed = context.situation().link().isPresent();
        if (post.state() == PostState.LIVE && broadcast.isLive() && followed) {
            fillIn(post, announcement, context);
        } else if (post.state() == PostState.LIVE) {
            end(post, announcement, context, broadcast);
        } else {
            lookForRecording(post, announcement, context);
        }
    }

    private void lookForRecording(Post post, Announcement announcement, SendContext context) {
        var now = clock.instant();
        Optional<String> found;
        try {
            found =
                    recordings.recording(
                            context.streamer().broadcaster(),
                            context.situation().broadcast().twitchId());
        } catch (UpstreamException _) {
            // Nothing is known: that was no look.
            save(post.lookedAtAgain(now.plus(AGAIN)));
            return;
        }
        var looked = post.lookedForVod(found, now);
        if (found.isEmpty()) {
            save(looked);
            return;
        }
        answered(
                post,
                discord.edit(
                        post.id(),
                        messages.ended(
                                context, looked, post.endedAt().orElse(now), announcement.mark())),
                () -> looked,
                _ -> post.lookedForVod(Optional.empty(), now));
    }

    private void fillIn(Post post, Announcement announcement, SendContext context) {
        var now = clock.instant();
        boolean complete = context.situation().broadcast().facts().isComplete();
        // Before everything is known an edit is for what a reader sees, not for each number.
        var message = messages.updated(context, post, announcement);
        if (message.isEmpty()) {
            save(post.filledIn(false, complete, now));
            return;
        }
        answered(
                post,
                discord.edit(post.id(), message.get()),
                () -> post.filledIn(true, complete, now),
                // The broadcast goes on, and its end is still to be said.
                _ -> post.filledIn(false, complete, now));
    }

    private void end(
            Post post, Announcement announcement, SendContext context, Broadcast broadcast) {
        var now = clock.instant();
        var at = broadcast.times().endedAt().orElse(now);
        var triedUntil = broadcast.times().endedAt().map(end -> end.plus(END_TRIED_FOR));
        switch (context.situation().settings().appearance().onEnd()) {
            case KEEP -> save(post.ended(at, false));
            case DELETE ->
                    answered(
                            post,
                            discord.delete(post.channel(), post.id()),
                            () -> post.deleted(now),
                            notEnded(post, triedUntil));
            case EDIT ->
                    answered(
                            post,
                            discord.edit(
                                    post.id(),
                                    messages.ended(context, post, at, announcement.mark())),
                            () -> post.ended(at, context.situation().link().isPresent()),
                            notEnded(post, triedUntil));
        }
    }

    /** What may pass is tried again for a while: a post that says "live" for ever is wrong. */
    private Function<DiscordRefusal, Post> notEnded(Post post, Optional<Instant> triedUntil) {
        var now = clock.instant();
        return why ->
                why.mayPass() && triedUntil.filter(now::isBefore).isPresent()
                        ? post.lookedAtAgain(now.plus(AGAIN))
                        : post.ended(now, false);
    }

    /**
     * @param done what the post is when Discord did it
     * @param refused what it is when Discord did not, by its reason
     */
    private void answered(
            Post post,
            EditPost.Edited answer,
            Supplier<Post> done,
            Function<DiscordRefusal, Post> refused) {
        Instant now = clock.instant();
        switch (answer) {
            case EditPost.Edited.Done _ -> said(done.get());
            case EditPost.Edited.Gone _ -> save(post.lost(now));
            case EditPost.Edited.Later(var at) -> save(post.lookedAtAgain(at));
            // It may have been done all the same.
            case EditPost.Edited.Unavailable _ -> said(post.lookedAtAgain(now.plus(AGAIN)));
            case EditPost.Edited.Refused(var why) -> save(refused.apply(why));
        }
    }

    /** Whoever was quicker knows more. */
    private void save(Post next) {
        var _ = posts.save(next);
    }

    /**
     * Whoever was quicker knows more, but what was said here may stand over what they said: the
     * post is looked at again as it is to be now.
     */
    private void said(Post next) {
        if (posts.save(next) instanceof SaveResult.Conflict<Post>) {
            for (int i = 0; i < MAX_ATTEMPTS && !isSaidAgain(next.id()); i++) {
                // Somebody saved it once more.
            }
        }
    }

    private boolean isSaidAgain(MessageId id) {
        return posts.find(id)
                .map(it -> posts.save(it.saidAgain(clock.instant())))
                .filter(SaveResult.Conflict.class::isInstance)
                .isEmpty();
    }
}
