package dev.pacenote.application.digest;

import dev.pacenote.domain.digest.Coverage;
import dev.pacenote.domain.digest.DigestSection;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Topic;
import java.util.List;

/** Where a feature area turns its notices of one topic into words. */
public interface DigestSectionRenderer {

    /** What a section is written for. */
    enum Purpose {
        /** A mail that leaves now: what it needs may be asked of others. */
        SENDING,
        /** A mail that is read again: nobody is asked for anything. */
        READING
    }

    Topic topic();

    /** Where the section stands in a mail: sections with lower numbers come first. */
    int order();

    /** Why a reader gets mail about this topic, as a clause: {@code you listen for storms}. */
    String because();

    /** What a reader of this topic follows, as a noun in the singular: {@code town}. */
    String followed();

    /** Writes the part of a mail that tells these notices, all of this topic, at least one. */
    DigestSection write(Account reader, List<Notice> notices, Purpose purpose);

    /** One plain sentence about what was told, for the history. */
    String summary(int found, Coverage coverage);
}
