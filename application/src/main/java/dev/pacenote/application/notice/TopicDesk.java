package dev.pacenote.application.notice;

import dev.pacenote.domain.identity.Account;
import dev.pacenote.domain.notice.Coverage;
import dev.pacenote.domain.notice.MailSection;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Topic;
import java.util.List;

/** Where a feature area turns its notices into words. */
public interface TopicDesk {

    Topic topic();

    /** Writes the part of a mail that tells these notices, all of this topic, at least one. */
    MailSection write(Account reader, List<Notice> notices);

    /** One plain sentence about what was told, for the history. */
    String told(int found, Coverage coverage);
}
