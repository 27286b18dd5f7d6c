package dev.pacenote.application.streams.golive.broadcast;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.streams.golive.Announcements;
import dev.pacenote.application.streams.golive.member.MemberTellings;
import dev.pacenote.application.streams.golive.post.Posts;
import dev.pacenote.application.streams.guild.Guilds;
import dev.pacenote.domain.streams.golive.Announcement;
import dev.pacenote.domain.streams.golive.AnnouncementReason;
import dev.pacenote.domain.streams.golive.Broadcast;
import dev.pacenote.domain.streams.golive.Post;
import java.time.Instant;
import java.util.Set;

/**
 * What follows from a broadcast showing another title or game, in the commit that stores it:
 * whoever waits for that, or for a match, is decided now, members hear of it whom a filter left
 * out, and posts follow where the server wants that.
 */
public final class FactsChanges {

    private static final Set<AnnouncementReason> WAITING_FOR_FACTS =
            Set.of(AnnouncementReason.NEW, AnnouncementReason.WAITING_FOR_MATCH);

    /** What changes with title and game. */
    public record Stores(
            Broadcasts broadcasts,
            Announcements announcements,
            MemberTellings tellings,
            Posts posts,
            Guilds guilds,
            Transactions transactions) {}

    private final Stores stores;

    public FactsChanges(Stores stores) {
        this.stores = stores;
    }

    /**
     * @return a conflict when somebody saved the broadcast since it was read; nothing is changed
     *     then
     */
    public SaveResult<Broadcast> changed(Broadcast before, Broadcast next, Instant now) {
        if (next.equals(before)) {
            return new SaveResult.Saved<>(before);
        }
        return stores.transactions()
                .inTransaction(
                        () -> {
                            var result = stores.broadcasts().save(next);
                            if (result instanceof SaveResult.Saved<Broadcast>(var after)
                                    && !after.facts().showsTheSameAs(before.facts())) {
                                follow(after, now);
                            }
                            return result;
                        });
    }

    private void follow(Broadcast broadcast, Instant now) {
        stores.announcements().wake(broadcast.id(), WAITING_FOR_FACTS, now);
        stores.tellings()
                .hold(broadcast.id())
                .map(telling -> telling.woken(now))
                .ifPresent(stores.tellings()::save);
        stores.announcements().of(broadcast.id()).stream()
                .filter(it -> !it.state().isOpen())
                .forEach(it -> follow(it, now));
    }

    private void follow(Announcement announcement, Instant now) {
        stores.posts()
                .of(announcement.id())
                .filter(_ -> follows(announcement))
                .ifPresent(post -> save(post, post.changed(now)));
    }

    private boolean follows(Announcement announcement) {
        return stores.guilds()
                .config(announcement.key().guild())
                .settings()
                .appearance()
                .extras()
                .updateWhileLive();
    }

    private void save(Post before, Post after) {
        if (!after.equals(before)) {
            stores.posts().save(after).orUndo("a post");
        }
    }
}
