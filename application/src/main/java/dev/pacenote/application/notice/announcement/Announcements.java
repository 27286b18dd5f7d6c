package dev.pacenote.application.notice.announcement;

import dev.pacenote.application.notice.FactsCodec;
import dev.pacenote.application.notice.inbox.InboxTopic;
import dev.pacenote.domain.notice.announcement.Announcement;
import dev.pacenote.domain.notice.announcement.AnnouncementFacts;
import dev.pacenote.domain.notice.announcement.NoticeBatch;

/** How notices of announcements are stored and shown. */
public final class Announcements {

    public static final FactsCodec<AnnouncementFacts> CODEC =
            new FactsCodec<>(
                    AnnouncementFacts.class, AnnouncementFacts::stored, AnnouncementFacts::of);

    private Announcements() {}

    /** Each announcement is an item of its own, until it is over. */
    public static InboxTopic inInbox(Announcement.Kind kind) {
        return new InboxTopic(
                kind.topic(),
                notice -> NoticeBatch.source(notice.facts(AnnouncementFacts.class).batch()),
                notice -> notice.facts(AnnouncementFacts.class).expiresAt());
    }
}
