package dev.pacenote.adapters.out.postgres.notice.stream;

import dev.pacenote.application.notice.stream.commit.RememberReply;
import dev.pacenote.application.platform.idempotency.IdempotencyKeys;
import jakarta.inject.Singleton;
import java.util.List;

/** Writes what a repeat of a request is answered with. */
@Singleton
final class ReplyWriter implements ChangeWriter<RememberReply> {

    private final IdempotencyKeys keys;

    ReplyWriter(IdempotencyKeys keys) {
        this.keys = keys;
    }

    @Override
    public Class<RememberReply> type() {
        return RememberReply.class;
    }

    @Override
    public void write(List<RememberReply> changes) {
        changes.forEach(change -> keys.store(change.request(), change.reply(), change.at()));
    }
}
