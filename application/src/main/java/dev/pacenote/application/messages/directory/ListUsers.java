package dev.pacenote.application.messages.directory;

import dev.pacenote.application.messages.directory.DirectoryEntries.Entry;
import dev.pacenote.application.messages.directory.DirectoryEntries.Filter;
import dev.pacenote.application.notice.ShowUser;
import dev.pacenote.application.notice.User;
import dev.pacenote.domain.identity.account.AccountId;
import java.util.List;
import java.util.Optional;

/** Lists people by name, part by part. */
public final class ListUsers {

    /** One part. */
    public record Page(List<Entry> entries, boolean hasMore) {}

    private final DirectoryEntries entries;
    private final ShowUser users;
    private final Visibility visibility;

    public ListUsers(DirectoryEntries entries, ShowUser users, Visibility visibility) {
        this.entries = entries;
        this.users = users;
        this.visibility = visibility;
    }

    /** Those whom the viewer sees. */
    public Page page(AccountId viewer, Filter filter, Optional<Entry> after, int limit) {
        var seen = filter.among(visibility.seenBy(viewer));
        var found = entries.page(seen, after, limit + 1);
        return found.size() > limit
                ? new Page(found.subList(0, limit), true)
                : new Page(found, false);
    }

    /** All of each of them; whoever is gone meanwhile is missing. */
    public List<User> whole(List<Entry> some) {
        return some.stream().map(Entry::id).map(users::of).flatMap(Optional::stream).toList();
    }
}
