package dev.pacenote.application.notice.stream.commit;

import dev.pacenote.domain.platform.idempotency.IdempotentRequest;
import dev.pacenote.domain.platform.idempotency.StoredReply;
import java.time.Instant;

/**
 * A request that may be repeated was done, by the commit that this is a part of. The head of its
 * sender's stream keeps its repeats apart: whoever commits with it looks under the key once more.
 */
public record RememberReply(IdempotentRequest request, StoredReply reply, Instant at)
        implements StoredChange {}
