package dev.pacenote.application.streams.golive;

import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.streams.golive.SendContexts.SendContext;
import dev.pacenote.application.streams.golive.broadcast.Broadcasts;
import dev.pacenote.application.streams.golive.post.EditPost;
import dev.pacenote.application.streams.golive.post.MakePost;
import dev.pacenote.application.streams.golive.post.Posts;
import dev.pacenote.application.streams.golive.post.SendPost;
import dev.pacenote.application.streams.golive.target.Targets;
import dev.pacenote.application.streams.golive.target.TellPausedTarget;
import dev.pacenote.application.streams.link.Links;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.streams.golive.Announcement;
import dev.pacenote.domain.streams.golive.AnnouncementReason;
import dev.pacenote.domain.streams.golive.AnnouncementState;
import dev.pacenote.domain.streams.golive.AnnouncementState.Sending;
import dev.pacenote.domain.streams.golive.Broadcast;
import dev.pacenote.domain.streams.golive.DiscordRefusal;
import dev.pacenote.domain.streams.golive.Post;
import dev.pacenote.domain.streams.golive.SendDecision;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.guild.MessageId;
import dev.pacenote.domain.streams.guild.TargetHealth;
import dev.pacenote.domain.streams.guild.TextChannelId;
import dev.pacenote.domain.streams.link.Link;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/**
 * Posts what is due: claims it, decides, stores the message, hands it to Discord, stores what
 * became of it. Between any two of these steps the process may end; there is never a second post.
 */
public final class SendAnnouncements {

    private static final int BATCH = 10;

    /** What an announcement notes whose post stayed in its channel. */
    static final String NOT_PUBLISHED = "not_published";

    /** The stores that a post changes. */
    public record Stores(
            Announcements announcements,
            SendContexts contexts,
            Broadcasts broadcasts,
            Links links,
            Posts posts,
            Targets targets,
            TellPausedTarget admins,
            Transactions transactions) {}

    /** Hears for the operator what becomes of announcements. */
    public interface Watcher {

        /** It could not be handled. */
        void failed(Announcement announcement, RuntimeException cause);

        /** A post stands at Discord, so long after Twitch told of its broadcast. */
        void posted(Duration sinceTold);

        /** It was posted, put off, or is not to be posted. */
        void became(AnnouncementState state);
    }

    private final Stores stores;
    private final SendPost discord;
    private final EditPost edits;
    private final MakePost messages;
    private final Consumer<GuildId> lostAccess;
    private final Watcher watcher;
    private final Ids ids;
    private final InstantSource clock;

    /**
     * @param lostAccess has a server looked at of which Discord shows our bot a channel no more: it
     *     may have been removed
     */
    public SendAnnouncements(
            Stores stores,
            SendPost discord,
            EditPost edits,
            MakePost messages,
            Consumer<GuildId> lostAccess,
            Watcher watcher,
            Ids ids,
            InstantSource clock) {
        this.stores = stores;
        this.discord = discord;
        this.edits = edits;
        this.messages = messages;
        this.lostAccess = lostAccess;
        this.watcher = watcher;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Posts what is due now.
     *
     * @return how many were looked at
     */
    public int send() {
        int all = 0;
        int portion;
        do {
            portion = portion();
            all += portion;
        } while (portion == BATCH);
        return all;
    }

    /**
     * Posts a few of those that are due now.
     *
     * @return whether there may be more
     */
    public boolean sendSome() {
        return portion() == BATCH;
    }

    private int portion() {
        var claimed = stores.announcements().claim(ids.next(), clock.instant(), BATCH);
        claimed.forEach(this::send);
        return claimed.size();
    }

    private void send(Announcement claimed) {
        try {
            if (claimed.state() instanceof Sending sending) {
                send(claimed, sending);
            }
        } catch (RuntimeException e) {
            // Its lease lapses, and it is repeated as one of which nobody knows what became.
            watcher.failed(claimed, e);
        }
    }

    private void send(Announcement claimed, Sending sending) {
        var sent = claimed.sent();
        switch (claimed.repetition(clock.instant())) {
            case NONE -> decide(claimed);
            case SAME_AGAIN -> handOver(claimed, sent.orElseThrow());
            case LOOK_FIRST -> look(claimed, sending, sent.orElseThrow());
        }
    }

    private void giveUp(Announcement claimed) {
        var now = clock.instant();
        save(claimed.after(it -> it.failed(AnnouncementReason.GAVE_UP, now), now));
    }

    private void look(Announcement claimed, Sending sending, Announcement.Outgoing sent) {
        var since = sending.tries().unknownSince().orElse(sending.claimedAt());
        var now = clock.instant();
        switch (discord.find(sent, claimed.mark(), since, id -> isOfAnother(claimed, id))) {
            case SendPost.Found.There(var id) -> posted(claimed, sent, id);
            // Made anew: it may be late by now, or go to another channel.
            case SendPost.Found.NotThere _ -> decide(claimed.after(Sending::neverArrived, now));
            case SendPost.Found.Unreadable _ -> giveUp(claimed);
            case SendPost.Found.Unavailable _ ->
                    save(claimed.after(it -> it.unavailable(true, now), now));
        }
    }

    /**
     * Of messages that say the same in the same channel any will do that stands for nobody else:
     * each announcement has one of its own then.
     */
    private boolean isOfAnother(Announcement claimed, MessageId id) {
        return stores.posts()
                .find(id)
                .filter(it -> !it.announcement().equals(claimed.id()))
                .isPresent();
    }

    private void decide(Announcement claimed) {
        var now = clock.instant();
        var context = stores.contexts().find(claimed);
        if (context.isEmpty()) {
            save(claimed.after(it -> it.skipped(AnnouncementReason.STREAM_OVER, now), now));
            return;
        }
        switch (SendDecision.of(context.get().situation(), now)) {
            case SendDecision.Post post -> post(claimed, context.get(), post);
            case SendDecision.Revive _ -> revive(claimed, context.get());
            case SendDecision.Wait(var why, var until) ->
                    save(claimed.after(it -> it.postponed(why, until), now));
            case SendDecision.Skip(var why) -> save(claimed.after(it -> it.skipped(why, now), now));
            case SendDecision.Cancel(var why) ->
                    save(claimed.after(it -> it.takenBack(why, now), now));
            case SendDecision.Fail(var why) -> save(claimed.after(it -> it.failed(why, now), now));
        }
    }

    private void post(Announcement claimed, SendContext context, SendDecision.Post decision) {
        var link = context.situation().link().orElseThrow();
        var message = messages.make(context, link, decision, claimed.mark());
        // What is handed over is stored first, so that a repetition is the same.
        if (stores.announcements().save(claimed.leavingAs(message))
                instanceof SaveResult.Saved<Announcement>(var stored)) {
            handOver(stored, message);
        }
    }

    private void handOver(Announcement claimed, Announcement.Outgoing message) {
        var asked = clock.instant();
        var answer = discord.send(message, claimed.mark());
        var now = clock.instant();
        switch (answer) {
            case SendPost.Sent.Taken(var id) -> posted(claimed, message, id);
            case SendPost.Sent.Deleted _ ->
                    save(
                            claimed.after(it -> it.accepted(message.how(), now), now)
                                    .noting(Announcement.DELETED_AT_ONCE));
            case SendPost.Sent.Later(var at) -> save(claimed.after(it -> it.toldToWait(at), now));
            case SendPost.Sent.Refused(var why) -> refused(claimed, message.channel(), why, asked);
            case SendPost.Sent.Unavailable(var mayHaveArrived) ->
                    save(claimed.after(it -> it.unavailable(mayHaveArrived, now), now));
        }
    }

    private void posted(Announcement claimed, Announcement.Outgoing message, MessageId id) {
        boolean missed = message.publish() && stays(message.channel(), id);
        var now = clock.instant();
        var post = Post.posted(id, message.channel(), claimed.id(), message.complete(), now);
        stores.transactions()
                .run(
                        () -> {
                            // Whoever stores its end meanwhile waits, and then finds the post.
                            boolean over = isOver(claimed);
                            var sent = claimed.after(it -> it.accepted(message.how(), now), now);
                            if (save(missed ? sent.noting(NOT_PUBLISHED) : sent)) {
                                stores.posts()
                                        .save(over ? post.broadcastEnded(now) : post)
                                        .orUndo("a post");
                                stores.transactions().afterCommit(() -> measured(claimed, now));
                            }
                        });
    }

    private void measured(Announcement claimed, Instant now) {
        stores.broadcasts()
                .find(claimed.key().broadcast())
                .map(it -> Duration.between(it.times().toldAt(), now))
                .ifPresent(watcher::posted);
    }

    /**
     * Before the post is stored: what a crash leaves is handed on again. A miss is noted and not
     * tried again, for whoever follows the channel hears of it too late then.
     */
    private boolean stays(TextChannelId channel, MessageId id) {
        return edits.publish(channel, id) instanceof EditPost.Published.Missed;
    }

    /** Also where the server follows the channel no more. */
    private boolean isOver(Announcement announcement) {
        return stores.broadcasts()
                .hold(announcement.key().broadcast())
                .filter(it -> !it.isLive() || !isFollowed(announcement, it))
                .isPresent();
    }

    private boolean isFollowed(Announcement announcement, Broadcast broadcast) {
        return stores.links()
                .find(new Link.Key(announcement.key().guild(), broadcast.streamer()))
                .isPresent();
    }

    private void refused(
            Announcement claimed, TextChannelId channel, DiscordRefusal why, Instant asked) {
        var now = clock.instant();
        if (why.mayPass()) {
            save(claimed.after(it -> it.unavailable(false, now), now));
            return;
        }
        var pause = why.pauses();
        if (pause.isEmpty()) {
            save(claimed.after(it -> it.failed(why.reason(), now), now));
            return;
        }
        var guild = claimed.key().guild();
        var told =
                stores.targets().find(guild, channel).isPaused()
                        ? List.<AccountId>of()
                        : stores.admins().whom(guild);
        stores.transactions().run(() -> pause(claimed, channel, pause.get(), asked, told));
        if (why.mayMeanRemoved()) {
            lostAccess.accept(guild);
        }
    }

    private void pause(
            Announcement claimed,
            TextChannelId channel,
            TargetHealth.Reason why,
            Instant asked,
            List<AccountId> told) {
        var guild = claimed.key().guild();
        var now = clock.instant();
        var before = stores.targets().find(guild, channel);
        var after = before.refused(why, asked, now);
        // One that was mended since it was asked is asked again at once.
        var until = after.isPaused() ? now.plus(SendDecision.LOOK_AGAIN) : now;
        if (save(claimed.after(it -> it.postponed(AnnouncementReason.TARGET_PAUSED, until), now))) {
            stores.targets().save(guild, channel, after);
            if (after instanceof TargetHealth.Paused pause && !before.isPaused()) {
                stores.admins().tell(told, guild, channel, pause);
            }
        }
    }

    private void revive(Announcement claimed, SendContext context) {
        var link = context.situation().link().orElseThrow();
        var old = context.lastPost();
        if (old.isEmpty()) {
            post(claimed, context, new SendDecision.Post(AnnouncementReason.REVIVED, false));
            return;
        }
        var message = messages.revival(context, link, claimed.mark());
        var asked = clock.instant();
        var answer = edits.edit(old.get().id(), message);
        var now = clock.instant();
        switch (answer) {
            case EditPost.Edited.Done _ -> revived(claimed, old.get(), message.complete(), now);
            case EditPost.Edited.Gone _ -> {
                stores.posts().save(old.get().lost(now));
                post(claimed, context, new SendDecision.Post(AnnouncementReason.REVIVED, false));
            }
            case EditPost.Edited.Later(var at) -> save(claimed.after(it -> it.toldToWait(at), now));
            // Only the old message, and not its channel: it stays ended, and a new one is quiet.
            case EditPost.Edited.Refused(var why) when why.pauses().isEmpty() ->
                    post(
                            claimed,
                            context,
                            new SendDecision.Post(AnnouncementReason.REVIVED, false));
            case EditPost.Edited.Refused(var why) ->
                    refused(claimed, message.channel(), why, asked);
            case EditPost.Edited.Unavailable _ ->
                    save(claimed.after(it -> it.unavailable(false, now), now));
        }
    }

    private void revived(Announcement claimed, Post old, boolean complete, Instant now) {
        stores.transactions()
                .run(
                        () -> {
                            boolean over = isOver(claimed);
                            if (save(
                                    claimed.after(
                                            it -> it.accepted(AnnouncementReason.REVIVED, now),
                                            now))) {
                                var next = old.revived(claimed.id(), complete, now);
                                stores.posts()
                                        .save(over ? next.broadcastEnded(now) : next)
                                        .orUndo("a post");
                            }
                        });
    }

    /** False when somebody else took it over: what becomes of it is theirs to store. */
    private boolean save(Announcement next) {
        if (stores.announcements().save(next) instanceof SaveResult.Saved<Announcement>) {
            watcher.became(next.state());
            return true;
        }
        return false;
    }
}
