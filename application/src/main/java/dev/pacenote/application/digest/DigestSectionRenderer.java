package dev.pacenote.application.digest;

import dev.pacenote.domain.digest.Coverage;
import dev.pacenote.domain.digest.DigestSection;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Topic;
import java.util.List;

/** Where a feature area turns its notices into words. */
public interface DigestSectionRenderer {

    Topic topic();

    /** Writes the part of a mail that tells these notices, all of this topic, at least one. */
    DigestSection write(Account reader, List<Notice> notices);

    /** One plain sentence about what was told, for the history. */
    String told(int found, Coverage coverage);
}
