package dev.pacenote.application.messages.directory;

import dev.pacenote.application.messages.directory.DirectoryEntries.Entry;
import dev.pacenote.application.messages.directory.DirectoryEntries.Filter;
import dev.pacenote.application.notice.ShowUser;
import dev.pacenote.application.notice.User;
import java.util.List;
import java.util.Optional;

/** Lists people by name, part by part. */
public final class ListUsers {

    /** One part. */
    public record Page(List<Entry> entries, boolean hasMore) {}

    private final DirectoryEntries entries;
    private final ShowUser users;

    public ListUsers(DirectoryEntries entries, ShowUser users) {
        this.entries = entries;
        this.users = users;
    }

    public Page page(Filter filter, Optional<Entry> after, int limit) {
        var found = entries.page(filter, after, limit + 1);
        return found.size() > limit
                ? new Page(found.subList(0, limit), true)
                : new Page(found, false);
    }

    /** All of each of them; whoever is gone meanwhile is missing. */
    public List<User> whole(List<Entry> some) {
        return some.stream().map(Entry::id).map(users::of).flatMap(Optional::stream).toList();
    }
}
