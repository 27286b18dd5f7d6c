package dev.pacenote.adapters.in.http.notice.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.adapters.in.http.notice.stream.frame.ClientAction;
import dev.pacenote.adapters.in.http.notice.stream.frame.FrameMembers;
import dev.pacenote.application.notice.inbox.MarkNotifications;
import dev.pacenote.application.notice.inbox.NotificationRenderer;
import dev.pacenote.domain.identity.account.AccountId;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Reads an item of the inbox from a socket. */
@Singleton
@Requires(beans = NotificationRenderer.class)
final class ReadNotificationAction implements ClientAction {

    private final MarkNotifications marks;
    private final ReadStateMarks readState;

    ReadNotificationAction(MarkNotifications marks, ReadStateMarks readState) {
        this.marks = marks;
        this.readState = readState;
    }

    @Override
    public String name() {
        return "read";
    }

    @Override
    public boolean isMeantBy(JsonNode frame) {
        return frame.has("notificationId");
    }

    @Override
    public Optional<String> perform(AccountId caller, JsonNode frame) {
        return readState.refusal(caller).or(() -> read(caller, frame));
    }

    private Optional<String> read(AccountId caller, JsonNode frame) {
        boolean read =
                FrameMembers.id(frame.path("notificationId"))
                        .flatMap(id -> marks.read(caller, id))
                        .isPresent();
        return read ? Optional.empty() : Optional.of("NOTIFICATION_NOT_FOUND");
    }
}
