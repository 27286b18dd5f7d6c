package dev.pacenote.application.notice;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.NoticeKey;
import java.util.Collection;
import java.util.Set;

/** Which facts people were told, as the last commit left it. */
@FunctionalInterface
public interface ToldFacts {

    /** Those of these facts that the account was told already; subjects do not matter. */
    Set<NoticeKey> told(AccountId account, Collection<NoticeKey> keys);
}
