package dev.pacenote.application.notice.stream;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.stream.StreamEvent;

/** Lets a test write events, which must come with the numbers that they are to have. */
public interface StreamWriter {

    void append(AccountId account, StreamEvent event);
}
