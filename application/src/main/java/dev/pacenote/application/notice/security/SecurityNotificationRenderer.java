package dev.pacenote.application.notice.security;

import dev.pacenote.application.notice.inbox.NotificationRenderer;
import dev.pacenote.application.notice.inbox.NotificationType;
import dev.pacenote.domain.identity.account.SecurityEvent;
import dev.pacenote.domain.notice.Priority;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.inbox.Notification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Says what happened to an account, and what to do if its person did not. */
public final class SecurityNotificationRenderer implements NotificationRenderer {

    /** Where a person sees their account and its sessions. */
    private static final String ACCOUNT_PAGE = "/me";

    @Override
    public Topic topic() {
        return SecurityFacts.TOPIC;
    }

    @Override
    public NotificationType type() {
        return NotificationType.SYSTEM;
    }

    @Override
    public Map<UUID, Text> render(List<Notification> notifications) {
        var texts = new HashMap<UUID, Text>();
        for (var item : notifications) {
            texts.put(item.id(), text(SecurityFacts.of(item.gathered().facts()).kind()));
        }
        return texts;
    }

    private static Text text(SecurityEvent.Kind kind) {
        return switch (kind) {
            case PASSWORD_CHANGED ->
                    text(
                            "Your password was changed",
                            "If it was not you, set another one now: the log-in page can mail you a"
                                    + " link.");
            case ADDRESS_CHANGED ->
                    text(
                            "Your e-mail address was changed",
                            "Mail goes to the new address from now on. If it was not you, change"
                                    + " your password now.");
            case ADDRESS_CHANGED_BY_ADMIN ->
                    text(
                            "An admin changed your e-mail address",
                            "Mail goes to the new address from now on. If you did not ask for it,"
                                    + " tell an admin.");
            case WAY_IN_ADDED ->
                    text(
                            "There is a new way to log in to your account",
                            "If it was not you, change your password and end your other sessions.");
        };
    }

    private static Text text(String title, String content) {
        return new Text(title, content, Optional.of(ACCOUNT_PAGE), Priority.HIGH);
    }
}
