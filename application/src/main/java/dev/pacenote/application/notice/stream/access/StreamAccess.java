package dev.pacenote.application.notice.stream.access;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.session.SessionId;
import java.time.Instant;

/**
 * Whose stream a socket may carry, by which session, and until when unless it shows another proof.
 */
public record StreamAccess(AccountId account, SessionId session, Instant endsAt) {}
