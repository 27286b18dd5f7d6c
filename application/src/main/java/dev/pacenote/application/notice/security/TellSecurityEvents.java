package dev.pacenote.application.notice.security;

import dev.pacenote.application.identity.account.SecurityNotices;
import dev.pacenote.application.notice.TellNotices;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.domain.identity.account.SecurityEvent;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.NoticeKey;
import dev.pacenote.domain.notice.Timing;
import dev.pacenote.domain.notice.Weight;
import java.util.List;
import java.util.Optional;

/** Tells people by their inbox what happened to the security of their account. */
public final class TellSecurityEvents implements SecurityNotices {

    private final TellNotices notices;
    private final Ids ids;

    public TellSecurityEvents(TellNotices notices, Ids ids) {
        this.notices = notices;
        this.ids = ids;
    }

    @Override
    public void tell(SecurityEvent event) {
        var notice =
                new Notice(
                        ids.next(),
                        event.account(),
                        new NoticeKey(SecurityFacts.TOPIC, event.id().toString(), Optional.empty()),
                        new Timing(event.at(), event.at()),
                        new SecurityFacts(event.kind()),
                        Weight.NEWS);
        notices.tell(event.account(), List.of(notice));
    }
}
