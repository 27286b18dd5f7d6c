package dev.pacenote.adapters.in.http.notice;

import dev.pacenote.adapters.in.http.notice.stream.frame.EventRenderer;
import dev.pacenote.application.notice.ShowUser;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.stream.EventType;
import dev.pacenote.domain.notice.stream.StreamEvent;
import dev.pacenote.domain.notice.stream.UserEvents;
import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Shows people their own account as it is now, in the events that it has changed. */
@Singleton
final class UserEventRenderer implements EventRenderer {

    private final ShowUser users;
    private final UserViews views;

    UserEventRenderer(ShowUser users, UserViews views) {
        this.users = users;
        this.views = views;
    }

    @Override
    public Set<EventType> types() {
        return Set.of(UserEvents.USER_UPDATED);
    }

    @Override
    public List<Map<String, Object>> render(AccountId reader, List<StreamEvent> events) {
        var members =
                users.of(reader)
                        .map(user -> Map.<String, Object>of("user", views.of(user)))
                        .orElse(Map.of());
        return Collections.nCopies(events.size(), members);
    }
}
